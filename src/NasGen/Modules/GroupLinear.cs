using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Modules;

// Emission.LocalClasses prints the source from here on into winners: an edit changes their text.
/// <summary>
/// A linear layer from [N, in, turns] to [N, out, turns] whose output turns with its input (Cohen and Welling 2016, equation 11): y(g) = Σ W(h − g) x(h) + b.
/// </summary>
internal sealed class GroupLinear : Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter? bias;

    public GroupLinear(long from, long to, long turns, bool hasBias = true) : base(nameof(GroupLinear))
    {
        using var scope = NewDisposeScope();
        var drawn = Linear(from * turns, to, hasBias);
        weight = (Parameter)Parameter(drawn.weight.detach().reshape(to, from, turns)).DetachFromDisposeScope();
        if (hasBias) bias = (Parameter)Parameter(drawn.bias!.detach()).DetachFromDisposeScope();
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => Of(input, weight, bias);

    public static Tensor Of(Tensor input, Tensor weight, Tensor? bias)
    {
        using var scope = NewDisposeScope();
        var (to, from, turns) = (weight.shape[0], weight.shape[1], weight.shape[2]);
        var turned = new Tensor[turns];
        for (var g = 0; g < turns; g++) turned[g] = weight.roll(g, 2);
        var output = functional.linear(input.flatten(1), stack(turned, 1).reshape(to * turns, from * turns)).reshape(-1, to, turns);
        return (bias is null ? output : output + bias.unsqueeze(1)).MoveToOuterDisposeScope();
    }
}
