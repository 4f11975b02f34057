using System.Text.RegularExpressions;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace NasGen.Generator.Parsing;

/// <summary>
/// A winner's file that the search build does not compile but hands to the generator as text. No attribute names a pick that
/// <c>nasgen pick</c> wrote, therefore the generator learns its name from the file and emits a placeholder for the code that uses it.
/// </summary>
/// <param name="Space">The base class as the winner names it: <c>Outer.Inner</c> for a nested class.</param>
internal sealed record LeftOutWinner(string Namespace, string Name, string Space)
{
    private static readonly Regex NamespaceLine = new(@"^namespace ([\w.@]+);?\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    private static readonly Regex ClassLine = new(
        @"^\s*(?:public|internal) sealed class (\w+) : ([\w.@]+)\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    public static bool IsOne(AdditionalText file) => file.Path.EndsWith(".nas.cs", System.StringComparison.OrdinalIgnoreCase);

    /// <returns>The winner; <see langword="null"/> if the text has no such class.</returns>
    public static LeftOutWinner? Read(AdditionalText file, CancellationToken cancellation)
    {
        var text = file.GetText(cancellation)?.ToString() ?? "";
        var line = ClassLine.Match(text);
        return line.Success ? new LeftOutWinner(Plain(NamespaceLine.Match(text).Groups[1].Value), line.Groups[1].Value, Plain(line.Groups[2].Value)) : null;
    }

    /// <summary>Whether it is a winner of this space.</summary>
    public bool IsOf(Model.SpaceModel space) => Plain(space.Namespace) == Namespace && Plain(space.Name) == Space;

    private static string Plain(string name) => name.Replace("@", "");
}
