using System.Text.RegularExpressions;

namespace NasGen.Shared;

/// <summary>
/// The hash that reveals an edit of a winner's file: the hash of the whole text, in which the hash itself is left empty. Winners are written
/// with <c>\n</c>, and Git may turn that into <c>\r\n</c>, therefore both have the same hash. No other character counts as a line end.
/// A form feed, for example, does not end a comment in C#. Therefore a file that has one in place of <c>\n</c> is another program.
/// </summary>
internal static class WinnerBody
{
    private const string Empty = "Body = \"\"";

    private static readonly Regex Written = new($"Body = \"{TextHash.Pattern}\"", RegexOptions.CultureInvariant);

    /// <summary>The value that <c>Body</c> has in a file that nobody has edited.</summary>
    public static string Hash(string text) => TextHash.Of(Written.Replace(text.Replace("\r\n", "\n"), Empty, count: 1));

    /// <summary>Writes the hash into a text whose <c>Body</c> is empty.</summary>
    public static string Seal(string text) => text.Replace(Empty, $"Body = \"{Hash(text)}\"");
}
