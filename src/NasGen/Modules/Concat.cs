using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Modules;

// Emission.LocalClasses prints the source from here on into winners: an edit changes their text.
/// <summary>The outputs of all branches, concatenated along the channels.</summary>
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
