using NasGen.Cli.Tests.Sessions;
using NasGen.Cli.Winners;
using NasGen.Search.Contracts;
using NasGen.Search.Tests.Sessions;

namespace NasGen.Cli.Tests.Winners;

public sealed class VerificationTests : IAsyncLifetime
{
    private readonly Bench _bench = new();

    private string Winner => _bench.Model.WinnerPath("ToyNetBest");

    public async Task InitializeAsync() => await _bench.Search(_bench.Order(trials: 3), new FunctionWorkforce());

    public Task DisposeAsync()
    {
        _bench.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void The_winners_of_a_search_match_its_record() => Assert.Empty(Verification.Check(_bench.Model));

    [Fact]
    public void One_changed_character_is_found_with_its_line()
    {
        var lines = File.ReadAllLines(Winner);
        var line = Array.FindIndex(lines, l => l.Contains("DropoutRate", StringComparison.Ordinal) || l.Contains("Rate =>", StringComparison.Ordinal));
        lines[line] += " ";
        File.WriteAllLines(Winner, lines);

        var difference = Assert.Single(Verification.Check(_bench.Model));

        Assert.Equal("NAS3004", difference.Code);
        Assert.Equal((Winner, line + 1), (difference.File, difference.Line));
    }

    [Fact]
    public void Line_ends_of_another_system_do_not_count_as_a_difference()
    {
        File.WriteAllText(Winner, File.ReadAllText(Winner).Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Empty(Verification.Check(_bench.Model));
    }

    [Fact]
    public void A_winner_without_its_record_is_an_error()
    {
        File.Delete(_bench.Model.RecordPath);

        Assert.Equal("NAS3005", Assert.Single(Verification.Check(_bench.Model)).Code);
    }

    [Fact]
    public void A_record_that_is_not_YAML_is_reported_with_its_line()
    {
        File.WriteAllText(_bench.Model.RecordPath, "space:\n  name: [ToyNet\n");

        var error = Assert.Single(Verification.Check(_bench.Model));

        Assert.Equal("NAS3005", error.Code);
        Assert.True(error.Line >= 2);
    }

    [Theory]
    [InlineData("winners:", "winners: 7 #", "")]
    [InlineData("winners:", "winers:", "winners")]
    [InlineData("  - class: ToyNetBest", "  - class:", "winners[0].class")]
    [InlineData("  - class: ToyNetBest", "  - class: Other", "winners[0].class")]
    [InlineData("    seed: ", "    seed: -", "")]
    [InlineData("    genotype: ", "    genotyp: ", "winners[0].genotype")]
    [InlineData("    genotype: ", "    genotype: Other=1 #", "winners[0].genotype")]
    [InlineData("    genotype: ", "    genotype: [a] #", "")]
    [InlineData("    shapes:", "    shape:", "winners[0].shapes.Stem")]
    [InlineData("    shapes:", "    shapes: 4x4 #", "")]
    [InlineData("      Head: ", "      Tail: ", "winners[0].shapes.Head")]
    [InlineData("      Head: ", "      Head: 4by4 #", "winners[0].shapes.Head")]
    [InlineData("      Head: ", "      Head: 99999999999999999999, 2 #", "winners[0].shapes.Head")]
    [InlineData("      Head: ", "      Head: 4 #", "winners[0].shapes.Head")]
    [InlineData("      Head: ", "      Head: 0, 2 #", "winners[0].shapes.Head")]
    [InlineData("      Head: ", "      Head: #", "winners[0].shapes.Head")]
    [InlineData("  hash: sha256:70", "  hush: sha256:70", "space.hash")]
    public void A_damaged_record_is_reported_with_the_key_and_its_line(string was, string becomes, string key)
    {
        var lines = File.ReadAllLines(_bench.Model.RecordPath).ToList();
        var line = lines.FindIndex(l => l.StartsWith(was, StringComparison.Ordinal));
        lines[line] = becomes + lines[line][was.Length..];
        // A value in place of a list or mapping: the lines of its content are removed.
        if (was.EndsWith(':') && becomes.EndsWith('#'))
            while (line + 1 < lines.Count && lines[line + 1].StartsWith("  ", StringComparison.Ordinal)) lines.RemoveAt(line + 1);
        File.WriteAllLines(_bench.Model.RecordPath, lines);

        var error = Assert.Single(Verification.Check(_bench.Model));

        Assert.Equal(("NAS3005", _bench.Model.RecordPath), (error.Code, error.File));
        Assert.Contains(key, error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Line, 1, lines.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a\n- b\n")]
    [InlineData("space:\nwinners:\n")]
    [InlineData("winners:\n  -\n")]
    [InlineData("just text")]
    public void A_file_that_is_not_a_record_is_an_error(string text)
    {
        File.WriteAllText(_bench.Model.RecordPath, text);

        Assert.Equal("NAS3005", Assert.Single(Verification.Check(_bench.Model)).Code);
    }

    [Fact]
    public void A_missing_winner_is_an_error()
    {
        File.Delete(Winner);

        Assert.Equal("NAS3004", Assert.Single(Verification.Check(_bench.Model)).Code);
    }

    [Fact]
    public void A_record_of_a_changed_space_is_stale()
    {
        var text = File.ReadAllText(_bench.Model.RecordPath);
        File.WriteAllText(_bench.Model.RecordPath, text.Replace(_bench.Model.Hash, "sha256:0000", StringComparison.Ordinal));

        Assert.Equal("NAS3001", Assert.Single(Verification.Check(_bench.Model)).Code);
    }

    [Fact]
    public void A_space_never_searched_has_nothing_to_verify()
    {
        using var fresh = new Bench();

        Assert.Empty(Verification.Check(fresh.Model));
    }
}
