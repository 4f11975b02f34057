using System;
using System.Collections.Generic;
using System.Linq;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary>Finds the winners that need a placeholder.</summary>
internal static class WinnerParser
{
    public static ImmutableEquatableArray<string> Missing(ParseContext context, TaskModel task)
    {
        var prefix = context.Space.ContainingNamespace is { IsGlobalNamespace: false } @namespace ? @namespace.ToDisplayString() + "." : "";
        return new[] { task.Winner }.Concat(task.Picks.Select(p => p.Name))
            .Distinct(StringComparer.Ordinal)
            .Where(name => !context.IsDeclared(prefix + name))
            .ToEquatable();
    }
}
