using System;
using System.Collections.Generic;
using System.Linq;
using NasGen.Generator.Model;
using NasGen.Generator.Parsing;

namespace NasGen.Generator;

/// <summary>A space that something is generated for, and under which name.</summary>
internal sealed record NamedSpace(string HintName, SpaceModel Space, bool IsComplete);

/// <summary>
/// Names of generated files. The compiler holds two names equal that differ in case only, and a name taken twice stops the generator: code
/// that far from compiling must not. Nor may two spaces of a namespace that claim one name make a type twice: an error in declarations would
/// keep the analyzer quiet that says so (NAS0013). The first one has it.
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
            var winners = space.MissingWinners.Concat(leftOut.Where(w => w.IsOf(space)).Select(w => w.Name)).Distinct().Where(w => types.Add(space.Qualify(w))).ToEquatable();
            yield return new NamedSpace(name, space with { MissingWinners = winners }, item.IsComplete && types.Add(space.Qualify(space.SimpleName)));
        }
    }
}
