using NasGen.Cli.Page;
using NasGen.Plans;
using NasGen.Tests.Plans;

namespace NasGen.Cli.Tests.Page;

public sealed class LayerLinesTests
{
    [Theory]
    [InlineData(typeof(SequencePlan), "conv 3×3 4 → 4|ReLU")]
    [InlineData(typeof(ResidualPlan), "residual|  conv 3×3 4 → 4|  ReLU|+ shortcut|  identity")]
    [InlineData(typeof(ConcatenationPlan), "branch 1|  conv 3×3 4 → 4|  ReLU|branch 2|  conv 3×3 4 → 4|  ReLU|concatenate")]
    [InlineData(typeof(GatePlan), "x · gate|  global average pool|  sigmoid")]
    [InlineData(typeof(CellPlan),
        "preprocessing|  conv 3×3 4 → 4|  ReLU|node 0 → 1|  conv 3×3 4 → 4|  ReLU|node 1 → 2|  conv 3×3 4 → 4|  ReLU|concatenate nodes")]
    [InlineData(typeof(NewPlan), "new Damped(4, 4, rate: 0.1)")]
    [InlineData(typeof(Convolution), "conv 3×3 4 → 4")]
    [InlineData(typeof(Normalization), "batch norm")]
    [InlineData(typeof(Nonlinearity), "SiLU")]
    [InlineData(typeof(SigmoidLayer), "sigmoid")]
    [InlineData(typeof(Pooling), "max pool 3, stride 2")]
    [InlineData(typeof(GlobalAveragePooling), "global average pool")]
    [InlineData(typeof(FlattenLayer), "flatten")]
    [InlineData(typeof(LinearLayer), "linear 6 → 3")]
    [InlineData(typeof(OrbitLayer), "the 4 turns of the point")]
    [InlineData(typeof(GroupLinearLayer), "group linear 4 → 3, 36 turns")]
    [InlineData(typeof(GroupConvolutionLayer), "lifting conv 3×3 4 → 3, 4 turns")]
    [InlineData(typeof(OrbitMeanLayer), "mean of the 4 turns")]
    [InlineData(typeof(IdentityLayer), "identity")]
    public void Each_plan_node_has_its_description(Type plan, string lines) => Assert.Equal(lines, string.Join('|', LayerLines.Of(SamplePlans.All[plan])));

    [Fact]
    public void Every_plan_node_has_a_description() => Assert.All(SamplePlans.All.Values, plan => Assert.NotEmpty(LayerLines.Of(plan)));

    [Fact]
    public void The_description_of_a_convolution_names_depthwise_stride_and_groups()
    {
        Assert.Equal(["depthwise conv 3×3 4 → 4, stride 2"], LayerLines.Of(new Convolution(2, 4, 4, 3, Stride: 2, Groups: 4)));
        Assert.Equal(["conv 5 4 → 8, 2 groups"], LayerLines.Of(new Convolution(1, 4, 8, 5, Groups: 2)));
        Assert.Equal(["residual", "  identity", "+ x"], LayerLines.Of(new ResidualPlan(new SequencePlan([new IdentityLayer()]))));
    }
}
