using System;
using System.Collections.Generic;
using System.Linq;
using NasGen.Generator.Model;
using NasGen.Generator.Parsing;

namespace NasGen.Generator;

/// <summary>A space with the name of its generated files.</summary>
/// <param name="HintName">The name of the files, without their endings.</param>
/// <param name="IsComplete">Whether the space has no error, so that the search build can define it.</param>
internal sealed record NamedSpace(string HintName, SpaceModel Space, bool IsComplete);

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
            var winners = space.MissingWinners.Concat(leftOut.Where(w => w.IsOf(space)).Select(w => w.Name))
                .Distinct()
                .Where(w => types.Add(space.Qualify(w)))
                .ToEquatable();
            yield return new NamedSpace(name, space with { MissingWinners = winners }, item.IsComplete && types.Add(space.Qualify(space.SimpleName)));
        }
    }
}
