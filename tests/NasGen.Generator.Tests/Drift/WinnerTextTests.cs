using Microsoft.CodeAnalysis.Text;
using NasGen.Generator.Drift;

namespace NasGen.Generator.Tests.Drift;

public class WinnerTextTests
{
    // printf '// a winner\n[Architecture(Space = "s", Body = "", Seed = 7)]\nclass Ü;\n' | sha256sum
    private const string Digest = "sha256:72e7e52b867078e31c6f39bbd8a80fd5740673daf389865d32b57c3323b499bd";
    private const string Other = "sha256:3333333333333333333333333333333333333333333333333333333333333333";

    private static WinnerText Read(string text) => WinnerText.Read(SourceText.From(text));

    [Theory]
    [InlineData("// a winner\n[Architecture(Space = \"s\", Body = \"\", Seed = 7)]\nclass Ü;\n")]
    [InlineData("// a winner\n[Architecture(Space = \"s\", Body = \"" + Digest + "\", Seed = 7)]\nclass Ü;\n")]
    [InlineData("// a winner\n[Architecture(Space = \"s\", Body = \"" + Other + "\", Seed = 7)]\nclass Ü;\n")]
    [InlineData("// a winner\r\n[Architecture(Space = \"s\", Body = \"" + Digest + "\", Seed = 7)]\r\nclass Ü;\r\n")]
    public void Hash_is_that_of_the_text_without_its_own_hash(string text) => Assert.Equal(Digest, Read(text).Hash);

    [Fact]
    public void Only_the_first_hash_is_left_out()
    {
        var twice = $"Body = \"{Digest}\" Body = \"{Digest}\"";
        Assert.NotEqual(Read(twice).Hash, Read($"Body = \"{Digest}\" Body = \"{Other}\"").Hash);
    }

    [Theory]
    [InlineData("a\n<<<<<<< HEAD\nb", true)]
    [InlineData("a\r\n=======\r\nb", true)]
    [InlineData("=======", true)]
    [InlineData("a\n>>>>>>> 1f2e3d\n", true)]
    [InlineData("a\n||||||| base\n", true)]
    [InlineData("a <<<<<<< b", false)]
    [InlineData("// =======", false)]
    [InlineData("========", false)]
    [InlineData("if (a == b) { }", false)]
    public void Conflict_markers_are_lines_of_seven(string text, bool expected) => Assert.Equal(expected, Read(text).HasConflictMarkers);
}
