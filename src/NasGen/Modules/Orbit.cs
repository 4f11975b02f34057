using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Modules;

// Emission.LocalClasses prints the source from here on into winners: an edit changes their text.
/// <summary>
/// The turns of each point by a quarter, [N, 2] to [N, 2, 4]. The first one lies in the first quadrant: all four points have the same turns to the last bit.
/// </summary>
internal sealed class Orbit : Module<Tensor, Tensor>
{
    public Orbit() : base(nameof(Orbit)) { }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var (x, y) = (input.select(1, 0), input.select(1, 1));
        var (second, third, fourth) = ((x <= 0) & (y > 0), (x < 0) & (y <= 0), (x >= 0) & (y < 0));
        var a = where(second, y, where(third, -x, where(fourth, -y, x)));
        var b = where(second, -x, where(third, -y, where(fourth, x, y)));
        return stack([a, -b, -a, b, b, a, -b, -a], 1).reshape(-1, 2, 4).MoveToOuterDisposeScope();
    }
}
