using NasGen.Generator.Analyzers;

namespace NasGen.Generator.Tests.Analyzers;

public class StrayAttributeAnalyzerTests
{
    private const string Stem = "{ [Choice<ConvBlock, MobileBlock>] protected abstract Module<Tensor, Tensor> Stem { get; } public override Tensor forward(Tensor x) => Stem.call(x); }";

    [Theory]
    [InlineData("[{|NAS0020:Csv(\"a.csv\", Label = \"y\")|}, {|NAS0020:Classification(2)|}]")]
    [InlineData("[{|NAS0020:Training(Epochs = [2])|}]")]
    [InlineData("[{|NAS0020:Pick(\"Small\", Cost.Macs, 1)|}, {|NAS0020:Maximize(Metric.F1)|}]")]
    public async Task Attributes_of_a_space_on_a_class_that_is_none_are_reported(string attributes) =>
        await AnalyzerTest.Verify<StrayAttributeAnalyzer>($"{attributes} public abstract class Net() : Module<Tensor, Tensor>(\"n\") {Stem}");

    [Fact]
    public async Task A_base_class_of_a_space_is_no_space()
    {
        var found = await AnalyzerTest.Verify<StrayAttributeAnalyzer>(
            $"[{{|NAS0020:Csv(\"a.csv\", Label = \"y\")|}}] public abstract class Base() : Module<Tensor, Tensor>(\"n\") {Stem} "
            + "[SearchSpace(Input = [1, 8, 8]), Classification(2)] public abstract class Net : Base;");
        Assert.Contains("nothing reads it here, not even a space that derives from 'Base'", Assert.Single(found).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task Spaces_winners_and_attributes_of_others_are_left_alone() => AnalyzerTest.Verify<StrayAttributeAnalyzer>(
        $"[SearchSpace(Input = [1, 8, 8]), Csv(\"a.csv\", Label = \"y\"), Classification(2), Obsolete] public abstract class Net() : Module<Tensor, Tensor>(\"n\") {Stem} "
        + "[Architecture] public abstract class NetBest : Net; [Obsolete] public class Other;");
}
