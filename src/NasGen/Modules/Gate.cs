using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Modules;

// Emission.LocalClasses prints the source from here on into winners: an edit changes their text.
/// <summary>The input, weighted by what the layers make of it.</summary>
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
