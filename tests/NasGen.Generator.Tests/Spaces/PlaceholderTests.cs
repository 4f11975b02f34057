using System.Reflection;
using NasGen.Generator.Tests.Harness;

namespace NasGen.Generator.Tests.Spaces;

public class PlaceholderTests
{
    [Fact]
    public void Constructing_one_says_which_command_to_run_before_TorchSharp_is_touched()
    {
        var winner = Generated.Load(GeneratorRun.Ordinary(Sources.DigitsNet)).GetType("Digits.DigitsNetBest")!;
        var thrown = Assert.Throws<TargetInvocationException>(() => Activator.CreateInstance(winner));
        var reason = Assert.IsType<InvalidOperationException>(thrown.InnerException);
        Assert.Contains("dotnet build /t:NasSearch", reason.Message, StringComparison.Ordinal);
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    [Fact]
    public void A_scalar_read_in_the_constructor_of_the_space_is_not_reached()
    {
        var run = GeneratorRun.Ordinary(DescriptorTests.Space("""
            [Values(1, 2)] protected abstract int A { get; }
            protected int Kept { get; } = int.Parse("this would throw");
            """));
        var thrown = Assert.Throws<TargetInvocationException>(() => Activator.CreateInstance(Generated.Load(run).GetType("NetBest")!));
        Assert.IsType<InvalidOperationException>(thrown.InnerException);
    }

    [Fact]
    public void Ordinary_build_refers_to_NasGen_nowhere() =>
        Assert.DoesNotContain(Generated.Load(GeneratorRun.Ordinary(Sources.DigitsNet)).GetReferencedAssemblies(), a => a.Name!.StartsWith("NasGen", StringComparison.Ordinal));

    [Fact]
    public void Winner_that_is_declared_needs_none()
    {
        var run = GeneratorRun.Ordinary(Sources.DigitsNet, "namespace Digits { public class DigitsNetBest; }");
        Assert.DoesNotContain("class DigitsNetBest", run.Files.Single().Value, StringComparison.Ordinal);
        Assert.Contains("class DigitsNetTiny", run.Files.Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Space_with_an_error_elsewhere_keeps_its_placeholder()
    {
        var run = GeneratorRun.Ordinary(Sources.DigitsNet.Replace("Width(8, 16, 32)", "Width(8, 8)", StringComparison.Ordinal), "class Program { static object Net => new Digits.DigitsNetBest(); }");
        Assert.Equal(["NAS0015"], run.Reported.Select(d => d.Id));
        Assert.Empty(run.CompilerSays);
    }

    [Fact]
    public void Space_with_an_error_has_no_definition() =>
        Assert.DoesNotContain(GeneratorRun.Search(Sources.DigitsNet.Replace("Width(8, 16, 32)", "Width(8, 8)", StringComparison.Ordinal)).Files.Keys, f => f.Contains("Search", StringComparison.Ordinal));
}
