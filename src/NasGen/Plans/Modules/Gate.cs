using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Plans.Modules;

/// <summary>The input times what its layers say; as <see cref="Emission.LocalClasses"/> prints it into a winner.</summary>
internal sealed class Gate : Module<Tensor, Tensor>
{
    private readonly Sequential layers;

    public Gate(params Module<Tensor, Tensor>[] layers) : base(nameof(Gate))
    {
        this.layers = Sequential(layers);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var weights = layers.call(input);
        return input * weights;
    }
}
