using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Plans.Modules;

/// <summary>Branches, concatenated along the channels; as <see cref="Emission.LocalClasses"/> prints it into a winner.</summary>
internal sealed class Concat : Module<Tensor, Tensor>
{
    private readonly ModuleList<Sequential> branches;

    public Concat(params Sequential[] branches) : base(nameof(Concat))
    {
        this.branches = new ModuleList<Sequential>(branches);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var outputs = new Tensor[branches.Count];
        for (var i = 0; i < outputs.Length; i++) outputs[i] = branches[i].call(input);
        return cat(outputs, 1).MoveToOuterDisposeScope();
    }
}
