using System.Collections.Generic;
using System.Linq;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary><c>[Pick]</c>: further winners.</summary>
internal static class PickParser
{
    /// <param name="limits">The limits that hold for every winner.</param>
    public static ImmutableEquatableArray<PickModel> Parse(
        ParseContext context, IReadOnlyList<NasAttribute> attributes, IReadOnlyCollection<QuantityModel> limits)
    {
        var picks = new List<PickModel>();
        foreach (var attribute in attributes.Where(a => a.Name == "Pick"))
        {
            var (name, cost, max) = (attribute.Text(0), attribute.Member(1), attribute.Double(2));
            if (!CSharpNames.CanNameClass(name))
                ListedOptions.Unusable(context, attribute, context.Space.Name, $"\"{name}\" cannot name a class");
            else if (context.Names.Holder(name) is { } holder)
                context.Report(DiagnosticDescriptors.WinnerNameTaken, attribute.Location, name, context.Space.Name, holder);
            else if (cost is null)
                ListedOptions.Unusable(context, attribute, context.Space.Name, "it names no member of Cost");
            else if (double.IsNaN(max) || double.IsInfinity(max) || max <= 0)
                ListedOptions.Unusable(context, attribute, context.Space.Name, $"{Numbers.Format(max)} is no positive number");
            else if (limits.FirstOrDefault(l => l.Name == cost) is { } limit && limit.Value <= max)
                context.Report(
                    DiagnosticDescriptors.AttributesDoNotCombine, attribute.Location, context.Space.Name,
                    $"[Pick] asks for at most {Numbers.Format(max)} of Cost.{cost}, and [Limit] allows no winner more than {Numbers.Format(limit.Value)}, "
                    + "so that it would be the best winner again. Lower the pick, or raise the limit.");
            else if (picks.All(p => p.Name != name))
                picks.Add(new PickModel(name, cost, max));
        }
        return picks.ToEquatable();
    }
}
