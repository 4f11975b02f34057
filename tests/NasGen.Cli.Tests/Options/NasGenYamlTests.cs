using NasGen.Cli.Options;
using NasGen.Evaluation;

namespace NasGen.Cli.Tests.Options;

public sealed class NasGenYamlTests
{
    [Fact]
    public void Every_setting_is_read()
    {
        var settings = NasGenYaml.Read("nasgen.yaml", """
            budget: 10m
            strategy: random
            seed: 7
            models: [DigitsNet, OtherNet]
            workers: 3
            device: cuda
            weights: out
            device-profile: board.yaml
            capacity: true
            capacity-budget: 4m
            """);

        Assert.Equal(("10m", "random", 7UL, 3, "cuda", "out"), (settings.Budget, settings.Strategy, settings.Seed, settings.Workers, settings.Device, settings.Weights));
        Assert.Equal("board.yaml", settings.DeviceProfile);
        Assert.Equal((true, "4m"), (settings.Capacity, settings.CapacityBudget));
        Assert.Equal(["DigitsNet", "OtherNet"], settings.Models);
    }

    [Fact]
    public void An_empty_file_says_nothing() => Assert.Equal(new SearchSettings(), NasGenYaml.Read("nasgen.yaml", "# nothing yet\n"));

    [Fact]
    public void A_typo_is_answered_with_its_line_and_the_nearest_key()
    {
        var error = Assert.Throws<NasException>(() => NasGenYaml.Read("nasgen.yaml", "seed: 1\nbugdet: 10m\n"));

        Assert.Equal(("NAS2023", "nasgen.yaml", 2), (error.Code, error.File, error.Line));
        Assert.Contains("'bugdet'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'budget'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("budget: 1m\nseed: many\n", 2)]
    [InlineData("workers: 0\n", 1)]
    [InlineData("capacity: much\n", 1)]
    [InlineData("strategy:\n", 1)]
    [InlineData("- budget\n", 1)]
    [InlineData("a: [\n", 2)]
    public void What_cannot_be_used_is_named_with_its_line(string text, int line)
    {
        var error = Assert.Throws<NasException>(() => NasGenYaml.Read("nasgen.yaml", text));

        Assert.Equal("NAS2023", error.Code);
        Assert.InRange(error.Line, line - 1, line);
    }
}
