using System.Collections.Generic;
using System.Linq;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary><c>[Pick]</c>: further winners.</summary>
internal static class PickParser
{
    public static ImmutableEquatableArray<PickModel> Parse(ParseContext context, IReadOnlyList<NasAttribute> attributes)
    {
        var picks = new List<PickModel>();
        foreach (var attribute in attributes.Where(a => a.Name == "Pick"))
        {
            var (name, cost, max) = (attribute.Text(0), attribute.Member(1), attribute.Double(2));
            if (!CSharpNames.IsIdentifier(name))
                ListedOptions.Unusable(context, attribute, context.Space.Name, $"\"{name}\" cannot name a class");
            else if (cost is null)
                ListedOptions.Unusable(context, attribute, context.Space.Name, "it names no member of Cost");
            else if (double.IsNaN(max) || double.IsInfinity(max) || max <= 0)
                ListedOptions.Unusable(context, attribute, context.Space.Name, $"{Numbers.Format(max)} is no positive number");
            else if (picks.All(p => p.Name != name))
                picks.Add(new PickModel(name, cost, max));
        }
        return picks.ToEquatable();
    }
}
