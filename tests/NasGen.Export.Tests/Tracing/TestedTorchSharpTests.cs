using NasGen.Export.Weaving;
using static TorchSharp.torch;

namespace NasGen.Export.Tests.Tracing;

public sealed class TestedTorchSharpTests
{
    [Fact]
    public void The_version_that_these_tests_run_with_is_the_one_that_was_tested()
    {
        var used = typeof(Tensor).Assembly.GetName().Version!;
        Assert.Equal(used, TestedTorchSharp.Version);
        Assert.Null(TestedTorchSharp.Warning(used));
    }

    [Fact]
    public void Another_version_is_a_warning_that_names_both() => Assert.StartsWith(
        $"nasgen : warning NAS4011: The project has TorchSharp 0.108.0, and exports were tested with {TestedTorchSharp.Version.ToString(3)}. ",
        TestedTorchSharp.Warning(new(0, 108, 0, 0)), StringComparison.Ordinal);
}
