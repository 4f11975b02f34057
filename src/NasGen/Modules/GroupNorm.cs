using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Modules;

// TorchSharp's own takes no features either.
// Emission.LocalClasses prints the source from here on into winners: an edit changes their text.
/// <summary>Group normalisation that starts with weights of one and biases of zero: TorchSharp 0.107 leaves them as the memory was.</summary>
internal sealed class GroupNorm : Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly long groups;

    public GroupNorm(long groups, long channels) : base(nameof(GroupNorm))
    {
        this.groups = groups;
        weight = (Parameter)Parameter(ones(channels)).DetachFromDisposeScope();
        bias = (Parameter)Parameter(zeros(channels)).DetachFromDisposeScope();
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => functional.group_norm(input, groups, weight, bias);
}
