using NasGen.Plans.Modules;
using NasGen.Runtime;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Plans;

/// <summary>
/// Builds a plan as modules, in the order in which the printed expression evaluates: initial weights are drawn in that order.
/// </summary>
internal sealed class ModuleBuilder(SpaceDefinition definition)
{
    public Sequential Build(SequencePlan plan)
    {
        var sequential = Sequential();
        foreach (var step in plan.Steps) sequential.append(Build(step));
        return sequential;
    }

    public Module<Tensor, Tensor> Build(BlockPlan plan) => plan switch
    {
        SequencePlan p => Build(p),
        ResidualPlan p => new Residual(Build(p.Body), p.Shortcut is null ? null : Build(p.Shortcut)),
        ConcatenationPlan p => new Concat([.. p.Branches.Select(Build)]),
        GatePlan p => new Gate([.. p.Layers.Select(Build)]),
        CellPlan p => new Cell(
            p.Nodes, p.Concatenates, p.Preprocessing is null ? null : Build(p.Preprocessing),
            [.. p.Edges.Select(e => (e.From, e.To, Build(e.Operation)))]),
        NewPlan p => definition.Construct(p.Type, new Arguments(p.Arguments.ToDictionary(a => a.Name, object (a) => a.Value, StringComparer.Ordinal))),
        _ => LayerModules.Build(plan),
    };
}
