using System;
using System.Collections.Generic;
using System.Linq;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary>Finds the winners that need a placeholder.</summary>
internal static class WinnerParser
{
    public static ImmutableEquatableArray<string> Missing(ParseContext context, TaskModel task)
    {
        IEnumerable<string> names = task.Picks.Select(p => p.Name);
        if (context.Names.Holder(task.Winner) is { } holder)
            context.Report(DiagnosticDescriptors.WinnerNameTaken, context.Place, task.Winner, context.Space.Name, holder);
        else
            names = names.Prepend(task.Winner);
        return names.Distinct(StringComparer.Ordinal).Where(name => !context.IsDeclaredBeside(name)).ToEquatable();
    }
}
