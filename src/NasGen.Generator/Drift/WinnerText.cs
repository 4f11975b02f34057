using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;
using NasGen.Generator.Emission;

namespace NasGen.Generator.Drift;

/// <summary>What is checked of a winner's file as text.</summary>
internal sealed record WinnerText(string Hash, bool HasConflictMarkers)
{
    private static readonly Regex Body = new("Body = \"sha256:[0-9a-f]{64}\"", RegexOptions.CultureInvariant);

    private static readonly Regex ConflictMarker = new(@"^(<{7}|\|{7}|={7}|>{7})(\s|$)", RegexOptions.CultureInvariant | RegexOptions.Multiline);

    public static WinnerText Read(SourceText source)
    {
        var text = source.ToString().Replace("\r\n", "\n");
        return new WinnerText(HashOf(text), ConflictMarker.IsMatch(text));
    }

    /// <summary>Of the text with the hash itself left out: what <c>Body</c> says of a file that nobody has edited.</summary>
    private static string HashOf(string text) => TextHash.Of(Body.Replace(text, "Body = \"\"", count: 1));
}
