using System.Collections.Generic;
using System.Linq;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary><c>[Training]</c>: each setting fixed, or a decision.</summary>
internal static class TrainingParser
{
    private static readonly string[] Integers = [TrainingNames.Epochs, TrainingNames.BatchSize];
    private static readonly string[] Reals = [TrainingNames.LearningRate, TrainingNames.WeightDecay];

    /// <summary>The fixed settings. Settings that are searched are added to the decisions.</summary>
    public static ImmutableEquatableArray<QuantityModel> Parse(ParseContext context, IReadOnlyList<NasAttribute> attributes, List<DecisionModel> decisions)
    {
        var settings = new List<QuantityModel>();
        var attribute = attributes.FirstOrDefault(a => a.Name == "Training");
        if (attribute is null) return ImmutableEquatableArray<QuantityModel>.Empty;
        foreach (var name in Integers.Concat(Reals))
        {
            var values = attribute.NamedElements(name)
                .Select(c => c.Value is int integer ? integer : c.Value is double real ? real : double.NaN)
                .ToList();
            if (values.Count == 0) continue;
            if (values.FirstOrDefault(v => !IsUsable(name, v)) is var wrong && values.Any(v => !IsUsable(name, v)))
                ListedOptions.Unusable(context, attribute, context.Space.Name, $"{name} cannot be {Numbers.Format(wrong)}");
            else if (values.Count == 1)
                settings.Add(new QuantityModel(name, values[0]));
            else if (ListedOptions.Unique(context, attribute, context.Space.Name, values.Select(Numbers.Format).ToList()) is { } options)
                decisions.Add(new DecisionModel(
                    DecisionNames.OfTraining(name), DomainModel.Listed(DecisionKind.Ordinal, options), null,
                    ImmutableEquatableArray<string>.Empty));
        }
        if (attribute.Has(TrainingNames.Patience))
        {
            var patience = attribute.NamedInt(TrainingNames.Patience);
            if (patience >= 1) settings.Add(new QuantityModel(TrainingNames.Patience, patience));
            else ListedOptions.Unusable(context, attribute, context.Space.Name, $"{TrainingNames.Patience} cannot be {patience}");
        }
        return settings.ToEquatable();
    }

    private static bool IsUsable(string name, double value) =>
        !double.IsNaN(value) && !double.IsInfinity(value) && (name == TrainingNames.WeightDecay ? value >= 0 : value > 0);
}
