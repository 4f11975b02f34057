using System.Collections.Generic;
using System.Linq;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary><c>[AtLeast]</c>: what is good enough.</summary>
internal static class FloorParser
{
    public static ImmutableEquatableArray<QuantityModel> Parse(ParseContext context, IReadOnlyList<NasAttribute> attributes)
    {
        var floors = new List<QuantityModel>();
        foreach (var attribute in attributes.Where(a => a.Name == "AtLeast"))
        {
            var (name, value) = (attribute.Member(0), attribute.Double(1));
            if (name is null)
                ListedOptions.Unusable(context, attribute, context.Space.Name, "it names no member of Metric");
            else if (ObjectiveParser.IsCost(attribute))
                Contradict($"less of {name} is better, write [Limit(Cost.{name}, {Numbers.Format(value)})].");
            else if (Unattainable(name, value) is { } clause)
                ListedOptions.Unusable(context, attribute, context.Space.Name, clause);
            else if (floors.Any(f => f.Name == name))
                ListedOptions.Unusable(context, attribute, context.Space.Name, $"{name} is named twice");
            else if (attributes.Any(a => a.Name == "Train") && !attributes.Any(a => a.Name is "Classification" or "Regression"))
                Contradict($"[Train] trains by itself, so it is unknown whether there is {name}: declare [Classification] or [Regression] beside it.");
            else if (MetricCheck.Missing(attributes, MetricTable.All.First(m => m.Name == name)) is { } missing)
                Contradict(missing);
            else
                floors.Add(new QuantityModel(name, value));

            void Contradict(string text) =>
                context.Report(DiagnosticDescriptors.AttributesDoNotCombine, attribute.Location, context.Space.Name, text);
        }
        return floors.ToEquatable();
    }

    /// <summary>Shares lie between 0 and 1, R² is at most 1, and an error is not negative. A loss of the user's own may have any value.</summary>
    private static string? Unattainable(string metric, double value)
    {
        var text = Numbers.Format(value);
        if (double.IsNaN(value) || double.IsInfinity(value)) return $"{text} is no finite number";
        return metric switch
        {
            "Accuracy" or "BalancedAccuracy" or "F1" when value is < 0 or > 1 => $"{text} is not between 0 and 1, as {metric} is",
            "R2" when value > 1 => $"{text} is above 1, and R2 is never",
            "CrossEntropy" or "MeanSquaredError" or "MeanAbsoluteError" when value < 0 => $"{text} is below 0, and {metric} is never",
            _ => null,
        };
    }
}
