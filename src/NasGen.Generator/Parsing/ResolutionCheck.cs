using System.Collections.Generic;
using System.Linq;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary>Whether the data of a space can be resampled.</summary>
internal static class ResolutionCheck
{
    public static void Run(ParseContext context, IReadOnlyList<NasAttribute> attributes, IReadOnlyList<PropertyModel> properties)
    {
        var rates = properties.Where(p => p.Resolution is not null).ToList();
        if (rates.Count == 0) return;
        var input = InputParser.Sizes(attributes);
        var clause = rates.Count > 1 ? $"the data have one resolution, and '{rates[0].Name}' decides it: remove [Resolution] here."
            : input.Count is 2 or 3 ? null
            : $"[Resolution] resamples [channels, length] or [channels, height, width], but Input is [{string.Join(", ", input)}].";
        if (clause is null) return;
        var place = context.Space.GetMembers(rates[rates.Count - 1].Name).FirstOrDefault()?.Place() ?? context.Place;
        context.Report(DiagnosticDescriptors.AttributesDoNotCombine, place, rates[rates.Count - 1].Name, clause);
    }
}
