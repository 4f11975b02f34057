using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace NasGen.Generator.Drift;

/// <summary>What is checked of a winner's file as text.</summary>
internal sealed record WinnerText(string Hash, bool HasConflictMarkers)
{
    private static readonly Regex ConflictMarker = new(@"^(<{7}|\|{7}|={7}|>{7})(\s|$)", RegexOptions.CultureInvariant | RegexOptions.Multiline);

    public static WinnerText Read(SourceText source)
    {
        var text = source.ToString();
        return new WinnerText(WinnerBody.Hash(text), ConflictMarker.IsMatch(text));
    }
}
