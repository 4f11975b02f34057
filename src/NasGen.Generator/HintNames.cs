using System;
using System.Collections.Generic;
using NasGen.Generator.Model;

namespace NasGen.Generator;

/// <summary>A space that something is generated for, and under which name.</summary>
internal sealed record NamedSpace(string HintName, SpaceModel Space, bool IsComplete);

/// <summary>
/// Names of generated files. The compiler holds two names equal that differ in case only, and a name taken twice stops the generator: code
/// that far from compiling must not.
/// </summary>
internal static class HintNames
{
    public static IEnumerable<NamedSpace> Assign(IEnumerable<ParsedSpace> parsed)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in parsed)
        {
            if (item.Space is not { } space) continue;
            var full = (space.Namespace.Length == 0 ? space.Name : $"{space.Namespace}.{space.Name}").Replace("@", "");
            var name = full;
            for (var n = 2; !taken.Add(name); n++) name = $"{full}.{n}";
            yield return new NamedSpace(name, space, item.IsComplete);
        }
    }
}
