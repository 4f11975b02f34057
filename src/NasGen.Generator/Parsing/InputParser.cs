using System.Collections.Generic;
using System.Linq;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary><c>[SearchSpace(Input = …)]</c>.</summary>
internal static class InputParser
{
    public static ImmutableEquatableArray<int> Parse(ParseContext context, IReadOnlyList<NasAttribute> attributes)
    {
        var attribute = attributes.FirstOrDefault(a => a.Name == "SearchSpace");
        var input = Sizes(attributes);
        if (attribute is not null && (input.Count == 0 || input.Any(size => size <= 0)))
            context.Report(
                DiagnosticDescriptors.NotSearchable, attribute.Location, context.Space.Name,
                "its input has no usable shape: write [SearchSpace(Input = [channels, height, width])], [channels, length] or [features], each positive.");
        return input;
    }

    /// <summary>The sizes as they stand; none if there are none.</summary>
    public static ImmutableEquatableArray<int> Sizes(IReadOnlyList<NasAttribute> attributes) =>
        attributes.FirstOrDefault(a => a.Name == "SearchSpace")?.NamedElements("Input").Select(c => c.Value is int value ? value : 0).ToEquatable()
        ?? ImmutableEquatableArray<int>.Empty;
}
