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
        var objectives = new List<(ObjectiveModel Model, NasAttribute Attribute)>();
        foreach (var attribute in attributes.Where(a => a.Name is "Maximize" or "Minimize"))
        {
            var maximize = attribute.Name == "Maximize";
            var objective = attribute.Argument(0).Kind == TypedConstantKind.Enum
                ? Member(context, attribute, maximize)
                : Method(context, attribute, maximize, train);
            if (objective is null) continue;
            if (objectives.Any(o => o.Model.Name == objective.Name))
            {
                Contradict(context, attribute, $"{objective.Name} is an objective twice, keep one.");
                continue;
            }
            if (Contradiction(attributes, attribute, objective) is { } clause) Contradict(context, attribute, clause);
            objectives.Add((objective, attribute));
        }
        if (objectives.Count == 0) return new[] { Default(kind, train) }.ToEquatable();
        CheckFirst(context, objectives, kind, train, hasFloor: attributes.Any(a => a.Name == "AtLeast"));
        return objectives.Select(o => o.Model).ToEquatable();
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

    private static ObjectiveModel Default(TaskKind kind, NasAttribute? train) => kind switch
    {
        TaskKind.Classification => new ObjectiveModel("Accuracy", true, null),
        TaskKind.Regression => new ObjectiveModel("MeanSquaredError", false, null),
        _ => new ObjectiveModel(train?.Text(0) ?? "Accuracy", true, null),
    };

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

    /// <summary>What a metric or cost contradicts, as a clause: the task, or the direction.</summary>
    private static string? Contradiction(IReadOnlyList<NasAttribute> attributes, NasAttribute attribute, ObjectiveModel objective)
    {
        if (IsCost(attribute))
            return objective.Maximize ? $"more of {objective.Name} is never better, write [Minimize(Cost.{objective.Name})]." : null;
        if (attribute.Argument(0).Kind != TypedConstantKind.Enum) return null;
        if (MetricTable.All.FirstOrDefault(m => m.Name == objective.Name) is not { Name: not null } metric) return null;
        if (MetricCheck.Missing(attributes, metric) is { } missing) return missing;
        if (objective.Maximize == metric.Maximize) return null;
        return metric.Maximize
            ? $"less of {metric.Name} is never better, write [Maximize(Metric.{metric.Name})]."
            : $"more of {metric.Name} is never better, write [Minimize(Metric.{metric.Name})].";
    }

    /// <summary>
    /// The first objective chooses the winner: a cost alone would choose the cheapest network, unless [AtLeast] says what is good enough. [Train] gives the
    /// value of the first metric.
    /// </summary>
    private static void CheckFirst(
        ParseContext context, IReadOnlyList<(ObjectiveModel Model, NasAttribute Attribute)> objectives, TaskKind kind, NasAttribute? train, bool hasFloor)
    {
        var (first, attribute) = objectives[0];
        if (IsCost(attribute) && !hasFloor)
            Contradict(
                context, attribute,
                $"the first objective chooses the winner, and {first.Name} is a cost: the cheapest network would win, whatever it has learnt. "
                + $"Declare {(objectives.Any(o => !IsCost(o.Attribute)) ? "the metric" : $"a metric, such as {Example(kind, train)},")} before it, "
                + "or say what is good enough, so that the cheapest such network wins: "
                + $"[AtLeast(Metric.{(kind == TaskKind.Regression ? "R2" : "Accuracy")}, 0.9)].");
        var own = objectives.FirstOrDefault(o => !IsCost(o.Attribute)).Model;
        var late = objectives.FirstOrDefault(o => train is not null && o.Model.Method is null && o.Model.Name == train.Text(0) && o.Model != own);
        if (late.Attribute is not null)
            Contradict(
                context, late.Attribute,
                $"what {late.Model.Name} returns is the value of the first objective that is not a cost, {own.Name}: declare {late.Model.Name} before it.");
    }

    private static string Example(TaskKind kind, NasAttribute? train) => Default(kind, train) switch
    {
        { } own when kind == TaskKind.Custom && train is not null => $"[Maximize(nameof({own.Name}))]",
        { Maximize: true } own => $"[Maximize(Metric.{own.Name})]",
        { } own => $"[Minimize(Metric.{own.Name})]",
    };

    /// <summary>Whether the first argument of an attribute is a member of <c>Cost</c>.</summary>
    public static bool IsCost(NasAttribute attribute) => attribute.Argument(0) is { Kind: TypedConstantKind.Enum, Type.Name: "Cost" };

    private static void Contradict(ParseContext context, NasAttribute attribute, string clause) =>
        context.Report(DiagnosticDescriptors.AttributesDoNotCombine, attribute.Location, context.Space.Name, clause);
}
