using NasGen.Modules;
using NasGen.Plans;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Supernets.Weights;

/// <summary>The modules of a built plan that correspond to the plan's <see cref="SharedLayers"/>, in the same order.</summary>
/// <param name="module">The module that <see cref="ModuleBuilder"/> built of the plan.</param>
internal sealed class BuiltLayers(nn.Module module) : IPlanVisitor<IEnumerable<nn.Module>>
{
    public static IEnumerable<nn.Module> Of(BlockPlan plan, nn.Module module) => plan.Accept(new BuiltLayers(module));

    public IEnumerable<nn.Module> Visit(SequencePlan plan) => InOrder(plan.Steps, module);

    public IEnumerable<nn.Module> Visit(ResidualPlan plan) => InOrder(plan.Shortcut is null ? [plan.Body] : [plan.Body, plan.Shortcut], module);

    public IEnumerable<nn.Module> Visit(ConcatenationPlan plan) => InOrder(plan.Branches, module.children().Single());

    public IEnumerable<nn.Module> Visit(GatePlan plan) => InOrder(plan.Layers, module.children().Single());

    public IEnumerable<nn.Module> Visit(CellPlan plan)
    {
        var operations = plan.Edges.Select(edge => edge.Operation);
        return InOrder(plan.Preprocessing is null ? operations : operations.Prepend(plan.Preprocessing), module);
    }

    public IEnumerable<nn.Module> Visit(NewPlan plan) => [module];

    public IEnumerable<nn.Module> Visit(Convolution layer) => [module];

    public IEnumerable<nn.Module> Visit(Normalization layer) => [module];

    public IEnumerable<nn.Module> Visit(Nonlinearity layer) => [];

    public IEnumerable<nn.Module> Visit(SigmoidLayer layer) => [];

    public IEnumerable<nn.Module> Visit(Pooling layer) => [];

    public IEnumerable<nn.Module> Visit(GlobalAveragePooling layer) => [];

    public IEnumerable<nn.Module> Visit(FlattenLayer layer) => [];

    public IEnumerable<nn.Module> Visit(LinearLayer layer) => [module];

    public IEnumerable<nn.Module> Visit(OrbitLayer layer) => [];

    public IEnumerable<nn.Module> Visit(GroupLinearLayer layer) => [module];

    public IEnumerable<nn.Module> Visit(GroupConvolutionLayer layer) => [module];

    public IEnumerable<nn.Module> Visit(OrbitMeanLayer layer) => [];

    public IEnumerable<nn.Module> Visit(IdentityLayer layer) => [];

    private static IEnumerable<nn.Module> InOrder(IEnumerable<BlockPlan> plans, nn.Module parent) =>
        plans.Zip(parent.children(), Of).SelectMany(layers => layers);
}
