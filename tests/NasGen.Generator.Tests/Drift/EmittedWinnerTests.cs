using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;
using NasGen.Emission;
using NasGen.Generator.Drift;
using NasGen.Generator.Tests.Harness;
using NasGen.Generator.Tests.Spaces;

namespace NasGen.Generator.Tests.Drift;

/// <summary>The check against the very text that the emitter of winners writes: two parts that must agree on one rule of hashing.</summary>
public class EmittedWinnerTests
{
    private static readonly string Emitted = Emit();

    /// <summary>The hash that the emitter wrote into the file.</summary>
    private static readonly string Sealed = Regex.Match(Emitted, "Body = \"(?<hash>[^\"]+)\"").Groups["hash"].Value;

    [Fact]
    public void Winner_as_written_is_silent_and_compiles_without_a_warning()
    {
        var run = GeneratorRun.Ordinary(Sources.DigitsNet, Emitted);
        Assert.Empty(run.Reported);
        Assert.Empty(run.CompilerSays);
    }

    [Fact]
    public void Winner_with_the_line_ends_of_Windows_is_silent() => Assert.Empty(Reported(Emitted.Replace("\n", "\r\n", StringComparison.Ordinal)));

    [Theory]
    [InlineData("Linear(16, 10)", "Linear(16, 11)")]
    [InlineData("Seed = 7", "Seed = 8")]
    [InlineData("Body = \"sha256:", "Body = \"sha256:0")]
    [InlineData("Do not edit it", "do not edit it")]
    [InlineData("    RegisterComponents();", "   RegisterComponents();")]
    public void One_character_changed_is_an_edit(string from, string to)
    {
        var at = Emitted.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, from);
        var edited = Emitted.Remove(at, from.Length).Insert(at, to);
        if (from.StartsWith("Body", StringComparison.Ordinal)) edited = edited.Remove(at + to.Length, 1);
        Assert.Equal(["NAS3002"], Reported(edited));
    }

    [Fact]
    public void Every_single_character_of_the_file_counts()
    {
        var said = Sealed;
        var hash = Emitted.IndexOf(said, StringComparison.Ordinal);
        Assert.Equal(said, Hash(Emitted));
        for (var i = 0; i < Emitted.Length; i++)
            if (i < hash || i >= hash + said.Length)
                Assert.NotEqual(said, Hash(string.Concat(Emitted.AsSpan(0, i), Emitted[i] == 'x' ? "y" : "x", Emitted.AsSpan(i + 1))));
    }

    [Fact]
    public void Changed_space_makes_it_stale_and_not_edited() =>
        Assert.Equal(["NAS3001"], Reported(Emitted, Sources.DigitsNet.Replace("Width(8, 16, 32)", "Width(8, 16)", StringComparison.Ordinal)));

    [Fact]
    public void Merge_conflict_in_the_lines_of_the_attribute_is_said_once()
    {
        const string seed = "    Seed = 7)]\n";
        Assert.Contains(seed, Emitted, StringComparison.Ordinal);
        var merged = Emitted.Replace(seed, $"<<<<<<< HEAD\n{seed}=======\n    Seed = 8)]\n>>>>>>> other\n", StringComparison.Ordinal);
        Assert.Equal(["NAS3003"], Reported(merged));
    }

    /// <summary>A lone carriage return or a line separator is an edit: NasGen never writes one, and Git never makes one.</summary>
    [Theory]
    [InlineData("\r\n", true)]
    [InlineData("\r", false)]
    [InlineData("\f", false)]
    [InlineData("\u0085", false)]
    [InlineData("\u2028", false)]
    [InlineData("\u2029", false)]
    public void Line_end_of_Windows_alone_has_the_hash_of_a_line_feed(string end, bool isSame)
    {
        var other = Emitted.Replace("\n", end, StringComparison.Ordinal);
        Assert.Equal(isSame, Hash(other) == Sealed);
    }

    private static IEnumerable<string> Reported(string winner, string space = Sources.DigitsNet) => GeneratorRun.Ordinary(space, winner).Reported.Select(d => d.Id);

    private static string Hash(string text) => WinnerText.Read(SourceText.From(text)).Hash;

    private static string Emit()
    {
        var (definition, descriptor) = Generated.Single(Sources.DigitsNet);
        var shapes = new Dictionary<string, long[][]>
        {
            ["Stem"] = [[1, 8, 8], [8, 8, 8]],
            ["Body"] = [[8, 8, 8], [16, 4, 4]],
            ["Head"] = [[16, 4, 4], [10]],
        };
        return WinnerEmitter.Emit(descriptor, definition.Hash, descriptor.Space.ToSearchSpace().Default, shapes, "DigitsNetBest", 7);
    }
}
