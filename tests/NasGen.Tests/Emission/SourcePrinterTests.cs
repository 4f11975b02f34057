using NasGen.Emission;
using NasGen.Plans;
using NasGen.Search.Contracts;

namespace NasGen.Tests.Emission;

public sealed class SourcePrinterTests
{
    private static readonly SourceNames Names = new(
        new SpaceStructure(
            "Digits", "Net", "public", [1], false, [new("Flatten", PropertyKind.Module, "protected")], [], Taken: ["Residual"]),
        "NetBest");

    [Fact]
    public void Default_arguments_are_never_printed()
    {
        Assert.Equal("Conv2d(1, 16, 3)", Print(new Convolution(2, 1, 16, 3)));
        Assert.Equal("Conv1d(4, 8, 5, stride: 2, padding: 2, groups: 4, bias: false)", Print(new Convolution(1, 4, 8, 5, 2, 2, 4, Bias: false)));
        Assert.Equal("MaxPool2d(2)", Print(new Pooling(IsMax: true, 2, Kernel: 2, Stride: 2)));
        Assert.Equal("AvgPool1d(3, stride: 1, padding: 1)", Print(new Pooling(IsMax: false, 1, Kernel: 3, Stride: 1, Padding: 1)));
        Assert.Equal("Linear(8, 2)", Print(new LinearLayer(8, 2)));
        Assert.Equal("Linear(8, 2, hasBias: false)", Print(new LinearLayer(8, 2, Bias: false)));
    }

    [Fact]
    public void Names_that_the_model_takes_are_avoided()
    {
        Assert.Equal("nn.Flatten()", Print(new FlattenLayer()));
        Assert.StartsWith("new LocalResidual(", Print(new ResidualPlan(new SequencePlan([new IdentityLayer()]))));
        Assert.Equal("new GroupNorm(8, 16)", Print(new Normalization(Norm.Group, 2, 16)));
    }

    [Fact]
    public void User_modules_are_printed_short_in_their_own_namespace_and_in_full_elsewhere()
    {
        NewArgument[] arguments =
        [
            new("inChannels", "long", "16", IsPositional: true), new("outChannels", "long", "32", IsPositional: true),
            new("stride", "int", "1", IsDefault: true), new("squeeze", "int", "4"), new("mode", "global::Other.Mode", "Fast"),
        ];
        Assert.Equal("new SqueezeBlock(16, 32, squeeze: 4, mode: global::Other.Mode.Fast)", Print(new NewPlan("global::Digits.SqueezeBlock", arguments)));
        Assert.Equal("new global::Other.SqueezeBlock()", Print(new NewPlan("global::Other.SqueezeBlock", [])));
    }

    [Fact]
    public void Each_layer_is_on_its_own_line_and_branches_are_indented()
    {
        var body = new SequencePlan([new Convolution(2, 8, 16, 3, Stride: 2, Padding: 1), new Nonlinearity(Activation.ReLU)]);
        var plan = new SequencePlan(
        [
            new GatePlan([new GlobalAveragePooling(2), new SigmoidLayer()]),
            new ConcatenationPlan([body, new SequencePlan([new IdentityLayer()])]),
        ]);

        Assert.Equal(
            """
            Sequential(
                    new Gate(
                        AdaptiveAvgPool2d(1),
                        Sigmoid()),
                    new Concat(
                        Sequential(
                            Conv2d(8, 16, 3, stride: 2, padding: 1),
                            ReLU()),
                        Sequential(Identity())))
            """.ReplaceLineEndings("\n"),
            new SourcePrinter(Names).Print(plan, "    "));
    }

    [Theory]
    [InlineData("double", "1", "1.0")]
    [InlineData("double", "0.1", "0.1")]
    [InlineData("double", "1E-05", "1E-05")]
    [InlineData("float", "0.5", "0.5f")]
    [InlineData("float", "0.30000000000000004", "0.3f")]
    [InlineData("long", "3", "3")]
    [InlineData("bool", "true", "true")]
    [InlineData("string", "say \"a\\b\"", "\"say \\\"a\\\\b\\\"\"")]
    [InlineData("global::Digits.Mode", "Fast", "Mode.Fast")]
    [InlineData("global::Mode", "Fast", "global::Mode.Fast")]
    public void Values_are_literals_of_their_type(string type, string value, string literal) => Assert.Equal(literal, Names.Literal(type, value));

    private static string Print(BlockPlan plan) => new SourcePrinter(Names).Print(plan, "");
}
