using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary><c>[Maximize]</c>, <c>[Minimize]</c>, <c>[Limit]</c> and <c>[Penalty]</c>.</summary>
internal static class ObjectiveParser
{
    /// <summary>The objectives in order of declaration; the default of the task if none is declared.</summary>
    public static ImmutableEquatableArray<ObjectiveModel> Parse(
        ParseContext context, IReadOnlyList<NasAttribute> attributes, TaskKind kind, NasAttribute? train)
    {
        var objectives = new List<ObjectiveModel>();
        foreach (var attribute in attributes.Where(a => a.Name is "Maximize" or "Minimize"))
        {
            var maximize = attribute.Name == "Maximize";
            var objective = attribute.Argument(0).Kind == TypedConstantKind.Enum
                ? Member(context, attribute, maximize)
                : Method(context, attribute, maximize, train);
            if (objective is null) continue;
            if (objectives.Any(o => o.Name == objective.Name))
                context.Report(
                    DiagnosticDescriptors.AttributesDoNotCombine, attribute.Location, context.Space.Name, $"{objective.Name} is an objective twice, keep one.");
            else
                objectives.Add(objective);
        }
        if (objectives.Count > 0) return objectives.ToEquatable();
        return new[]
        {
            kind switch
            {
                TaskKind.Classification => new ObjectiveModel("Accuracy", true, null),
                TaskKind.Regression => new ObjectiveModel("MeanSquaredError", false, null),
                _ => new ObjectiveModel(train?.Text(0) ?? "Accuracy", true, null),
            },
        }.ToEquatable();
    }

    public static ImmutableEquatableArray<QuantityModel> Quantities(ParseContext context, IReadOnlyList<NasAttribute> attributes, string name)
    {
        var quantities = new List<QuantityModel>();
        foreach (var attribute in attributes.Where(a => a.Name == name))
        {
            var (cost, value) = (attribute.Member(0), attribute.Double(1));
            if (cost is null)
                ListedOptions.Unusable(context, attribute, context.Space.Name, "it names no member of Cost");
            else if (double.IsNaN(value) || double.IsInfinity(value) || value <= 0)
                ListedOptions.Unusable(context, attribute, context.Space.Name, $"{Numbers.Format(value)} is no positive number");
            else if (quantities.Any(q => q.Name == cost))
                ListedOptions.Unusable(context, attribute, context.Space.Name, $"{cost} is named twice");
            else
                quantities.Add(new QuantityModel(cost, value));
        }
        return quantities.ToEquatable();
    }

    private static ObjectiveModel? Member(ParseContext context, NasAttribute attribute, bool maximize)
    {
        if (attribute.Member(0) is { } name) return new ObjectiveModel(name, maximize, null);
        ListedOptions.Unusable(context, attribute, context.Space.Name, "it names no metric or cost");
        return null;
    }

    private static ObjectiveModel? Method(ParseContext context, NasAttribute attribute, bool maximize, NasAttribute? train)
    {
        var name = attribute.Text(0);
        if (train is not null && train.Text(0) == name) return new ObjectiveModel(name, maximize, null);
        return UserMethodParser.Find(context, attribute, name, UserMethodSignature.Score) is { } method ? new ObjectiveModel(name, maximize, method) : null;
    }
}
