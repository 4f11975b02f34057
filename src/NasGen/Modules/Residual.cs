using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Modules;

// Emission.LocalClasses prints the source from here on into winners: an edit changes their text.
/// <summary>The body's output plus the input, which the shortcut projects where shapes differ.</summary>
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
