using NasGen.Plans;
using NasGen.Runtime;
using NasGen.Statics;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Convolution = NasGen.Plans.Convolution;

namespace NasGen.Modules;

/// <summary>
/// Builds a plan as modules. <c>SourcePrinter</c> prints the same plan as a C# expression; both make the modules in the same order, because initial
/// weights are drawn in that order.
/// </summary>
internal sealed class ModuleBuilder(SpaceDefinition definition) : IPlanVisitor<Module<Tensor, Tensor>>
{
    public Sequential Build(SequencePlan plan)
    {
        var sequential = Sequential();
        foreach (var step in plan.Steps) sequential.append(Build(step));
        return sequential;
    }

    public Module<Tensor, Tensor> Build(BlockPlan plan) => plan.Accept(this);

    public Module<Tensor, Tensor> Visit(SequencePlan plan) => Build(plan);

    public Module<Tensor, Tensor> Visit(ResidualPlan plan) => new Residual(Build(plan.Body), plan.Shortcut is null ? null : Build(plan.Shortcut));

    public Module<Tensor, Tensor> Visit(ConcatenationPlan plan) => new Concat([.. plan.Branches.Select(Build)]);

    public Module<Tensor, Tensor> Visit(GatePlan plan) => new Gate([.. plan.Layers.Select(Build)]);

    public Module<Tensor, Tensor> Visit(CellPlan plan) => new Cell(
        plan.Nodes, plan.Concatenates, plan.Preprocessing is null ? null : Build(plan.Preprocessing),
        [.. plan.Edges.Select(e => (e.From, e.To, Build(e.Operation)))]);

    public Module<Tensor, Tensor> Visit(NewPlan plan) => UserStatics.Of(definition).Watch(
        definition.Construct(plan.Type, new Arguments(plan.Arguments.ToDictionary(a => a.Name, object (a) => a.Value, StringComparer.Ordinal))));

    public Module<Tensor, Tensor> Visit(Convolution layer) => layer.Rank == 1
        ? Conv1d(layer.In, layer.Out, layer.Kernel, stride: layer.Stride, padding: layer.Padding, groups: layer.Groups, bias: layer.Bias)
        : Conv2d(layer.In, layer.Out, layer.Kernel, stride: layer.Stride, padding: layer.Padding, groups: layer.Groups, bias: layer.Bias);

    public Module<Tensor, Tensor> Visit(Normalization layer) => (layer.Kind, layer.Rank) switch
    {
        (Norm.Batch, 2) => BatchNorm2d(layer.Channels),
        (Norm.Batch, _) => BatchNorm1d(layer.Channels),
        (Norm.Group, _) => new NasGen.Modules.GroupNorm(layer.Groups, layer.Channels),
        (Norm.Instance, 2) => InstanceNorm2d(layer.Channels, affine: true),
        (Norm.Instance, 1) => InstanceNorm1d(layer.Channels, affine: true),
        (Norm.Instance, _) => LayerNorm(layer.Channels),
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer, "No such normalisation."),
    };

    public Module<Tensor, Tensor> Visit(Nonlinearity layer) => layer.Kind switch
    {
        Activation.ReLU => ReLU(),
        Activation.SiLU => SiLU(),
        Activation.GELU => GELU(),
        Activation.Hardswish => Hardswish(),
        Activation.LeakyReLU => LeakyReLU(),
        Activation.ELU => ELU(),
        Activation.Tanh => Tanh(),
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer, "No such activation."),
    };

    public Module<Tensor, Tensor> Visit(SigmoidLayer layer) => Sigmoid();

    public Module<Tensor, Tensor> Visit(Pooling layer) => (layer.IsMax, layer.Rank) switch
    {
        (true, 1) => MaxPool1d(layer.Kernel, stride: layer.Stride, padding: layer.Padding),
        (true, _) => MaxPool2d(layer.Kernel, stride: layer.Stride, padding: layer.Padding),
        (false, 1) => AvgPool1d(layer.Kernel, stride: layer.Stride, padding: layer.Padding),
        (false, _) => AvgPool2d(layer.Kernel, stride: layer.Stride, padding: layer.Padding),
    };

    public Module<Tensor, Tensor> Visit(GlobalAveragePooling layer) => layer.Rank == 1 ? AdaptiveAvgPool1d(1) : AdaptiveAvgPool2d(1);

    public Module<Tensor, Tensor> Visit(FlattenLayer layer) => Flatten();

    public Module<Tensor, Tensor> Visit(LinearLayer layer) => Linear(layer.In, layer.Out, hasBias: layer.Bias);

    public Module<Tensor, Tensor> Visit(OrbitLayer layer) => new Orbit();

    public Module<Tensor, Tensor> Visit(GroupLinearLayer layer) => new GroupLinear(layer.In, layer.Out, layer.Turns, layer.Bias);

    public Module<Tensor, Tensor> Visit(GroupConvolutionLayer layer) =>
        new GroupConvolution(layer.In, layer.Out, layer.Kernel, layer.Turns, layer.Stride, layer.Padding, layer.Bias);

    public Module<Tensor, Tensor> Visit(OrbitMeanLayer layer) => new OrbitMean();

    public Module<Tensor, Tensor> Visit(IdentityLayer layer) => Identity();
}
