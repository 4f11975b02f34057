namespace NasGen.Search.Tests.Shared;

public class WinnerBodyTests
{
    private const string Text = "// a winner\n[Architecture(Space = \"s\", Body = \"\", Seed = 7)]\nclass \u00dc;\n";

    // printf '// a winner\n[Architecture(Space = "s", Body = "", Seed = 7)]\nclass \u00dc;\n' | sha256sum
    private const string Digest = "sha256:72e7e52b867078e31c6f39bbd8a80fd5740673daf389865d32b57c3323b499bd";

    [Fact]
    public void Sealed_text_says_the_hash_of_the_text_without_it()
    {
        var written = WinnerBody.Seal(Text);
        Assert.Equal(Text.Replace("Body = \"\"", $"Body = \"{Digest}\"", StringComparison.Ordinal), written);
        Assert.Equal(Digest, WinnerBody.Hash(written));
    }

    [Theory]
    [InlineData("\r\n", true)]
    [InlineData("\r", false)]
    [InlineData("\f", false)]
    [InlineData("\u0085", false)]
    [InlineData("\u2028", false)]
    [InlineData("\u2029", false)]
    public void Line_end_of_Windows_alone_has_the_hash_of_a_line_feed(string end, bool isSame) =>
        Assert.Equal(isSame, WinnerBody.Hash(Text.Replace("\n", end, StringComparison.Ordinal)) == Digest);
}
