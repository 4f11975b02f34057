using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Plans.Modules;

/// <summary>A body beside a skip connection; as <see cref="Emission.LocalClasses"/> prints it into a winner.</summary>
internal sealed class Residual : Module<Tensor, Tensor>
{
    private readonly Sequential body;
    private readonly Sequential? shortcut;

    public Residual(Sequential body, Sequential? shortcut = null) : base(nameof(Residual))
    {
        this.body = body;
        this.shortcut = shortcut;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var output = body.call(input);
        if (shortcut is null) return output + input;
        using var projected = shortcut.call(input);
        return output + projected;
    }
}
