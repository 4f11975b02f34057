using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary>Listed options of settings: <c>[Width(8, 16)]</c>, <c>[Activation(Activation.ReLU)]</c>.</summary>
internal static class ListedOptions
{
    /// <summary>The options as text; <see langword="null"/> if they are unusable, which is reported here.</summary>
    public static ImmutableEquatableArray<string>? Integers(ParseContext context, NasAttribute attribute, string owner, int min = 1)
    {
        var values = attribute.Arguments(0).Select(c => c.Value is int value ? value : 0).ToList();
        foreach (var value in values)
            if (value < min)
                return Unusable(context, attribute, owner, $"{value} is below {min}");
        return Unique(context, attribute, owner, values.Select(v => Numbers.Format(v)).ToList());
    }

    public static ImmutableEquatableArray<string>? Members(ParseContext context, NasAttribute attribute, string owner)
    {
        var names = new List<string>();
        foreach (var constant in attribute.Arguments(0))
        {
            if (EnumMembers.NameOf(constant) is not { } name)
                return Unusable(context, attribute, owner, $"{constant.Value} is no member of {attribute.Name}");
            names.Add(name);
        }
        return Unique(context, attribute, owner, names);
    }

    public static ImmutableEquatableArray<string>? Unique(ParseContext context, NasAttribute attribute, string owner, IReadOnlyList<string> options)
    {
        if (options.Count == 0) return Unusable(context, attribute, owner, "it names no option");
        var repeated = options.GroupBy(o => o).FirstOrDefault(g => g.Count() > 1);
        return repeated is null ? options.ToEquatable() : Unusable(context, attribute, owner, $"{repeated.Key} is named twice");
    }

    public static ImmutableEquatableArray<string>? Unusable(ParseContext context, NasAttribute attribute, string owner, string clause)
    {
        context.Report(DiagnosticDescriptors.UnusableOptions, attribute.Location, attribute.Name, owner, clause + ".");
        return null;
    }
}
