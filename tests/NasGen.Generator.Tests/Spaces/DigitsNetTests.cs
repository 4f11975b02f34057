using NasGen.Generator.Tests.Harness;

namespace NasGen.Generator.Tests.Spaces;

public class DigitsNetTests
{
    [Fact]
    public void Ordinary_build_supplies_placeholders_that_compile_without_a_warning()
    {
        var run = GeneratorRun.Ordinary(Sources.DigitsNet);
        Assert.Empty(run.Reported);
        Assert.Empty(run.CompilerSays);
        SnapshotFiles.Match(run.Files);
    }

    [Fact]
    public void Search_build_supplies_a_definition_that_compiles_without_a_warning()
    {
        var run = GeneratorRun.Search(Sources.DigitsNet);
        Assert.Empty(run.Reported);
        Assert.Empty(run.CompilerSays);
        SnapshotFiles.Match(run.Files);
    }
}
