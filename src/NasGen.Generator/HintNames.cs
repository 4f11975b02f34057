using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;
using NasGen.Generator.Parsing;

namespace NasGen.Generator;

/// <summary>A space with the name of its generated files.</summary>
/// <param name="HintName">The name of the files, without their endings.</param>
/// <param name="IsComplete">Whether the space has no error, so that the search build can define it.</param>
/// <param name="Diagnostics">What is wrong with the names of its winners that no attribute names.</param>
internal sealed record NamedSpace(string HintName, SpaceModel Space, bool IsComplete, ImmutableEquatableArray<DiagnosticInfo> Diagnostics);

/// <summary>
/// The names of generated files. Hint names are case-insensitive, and a duplicate makes the generator throw. They are therefore made unique
/// here, even for code that does not compile. If two spaces of a namespace claim the same type name, only the first one gets the type: a type
/// that is declared twice is a compiler error, and that error would hide the analyzer's own message (NAS0013).
/// </summary>
internal static class HintNames
{
    public static IEnumerable<NamedSpace> Assign(IEnumerable<ParsedSpace> parsed, IReadOnlyList<LeftOutWinner> leftOut)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var types = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in parsed)
        {
            if (item.Space is not { } space) continue;
            var full = (space.Namespace.Length == 0 ? space.Name : $"{space.Namespace}.{space.Name}").Replace("@", "");
            var name = full;
            for (var n = 2; !taken.Add(name); n++) name = $"{full}.{n}";
            var files = leftOut.Where(w => w.IsOf(space)).ToLookup(w => space.Properties.Any(p => p.Name == w.Name), w => w.Name);
            var winners = space.MissingWinners.Concat(files[false]).Distinct().Where(w => types.Add(space.Qualify(w))).ToEquatable();
            yield return new NamedSpace(
                name, space with { MissingWinners = winners }, item.IsComplete && types.Add(space.Qualify(space.SimpleName)),
                files[true].Select(w => Clash(space, w)).ToEquatable());
        }
    }

    /// <summary>The error for a winner that was picked before the space got a decision of its name. No class can have a member of its own name.</summary>
    private static DiagnosticInfo Clash(SpaceModel space, string winner)
    {
        var line = new LinePosition(Math.Max(space.Task.Line - 1, 0), 0);
        return DiagnosticInfo.Create(
            DiagnosticDescriptors.WinnerNameTaken, new LocationInfo(space.Task.File, default, new LinePositionSpan(line, line)),
            winner, space.SimpleName, $"a member of '{space.SimpleName}'");
    }
}
