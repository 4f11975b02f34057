using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary><c>[CompoundScaling]</c>: two decisions in the place of all widths, depths and rates.</summary>
internal static class ScalingParser
{
    private const double Largest = 1.4, Grid = 0.1, LeastProduct = 1.9, MostProduct = 2.1;
    private const int MostSteps = 100;

    /// <summary>
    /// The scaling, whose decisions take the place of that of <c>[Resolution]</c>; <see langword="null"/> if there is none or it is unusable.
    /// </summary>
    public static ScalingModel? Parse(
        ParseContext context, IReadOnlyList<NasAttribute> attributes, List<DecisionModel> decisions, IReadOnlyList<PropertyModel> properties)
    {
        if (attributes.FirstOrDefault(a => a.Name == "CompoundScaling") is not { } attribute) return null;
        var maxPhi = attribute.Has("MaxPhi") ? attribute.NamedDouble("MaxPhi") : 4;
        var step = attribute.Has("Step") ? attribute.NamedDouble("Step") : 0.5;
        var divisor = attribute.Has("Divisor") ? attribute.NamedInt("Divisor") : 4;
        var resolution = properties.FirstOrDefault(p => p.Resolution is not null);
        var ratios = attribute.NamedElements("Ratios").Select(c => c.Value as string ?? "").ToList();
        if (ratios.Count == 0) ratios = Default(resolution is null ? 0 : InputParser.Sizes(attributes).Count - 1);
        var clause = !(maxPhi > 0) ? $"MaxPhi is {Numbers.Format(maxPhi)}, and is above 0"
            : !(step > 0) || maxPhi / step > MostSteps ? $"Step is {Numbers.Format(step)}, and is above 0, with at most {MostSteps} steps"
            : divisor < 1 ? $"Divisor is {divisor}, and is 1 or more"
            : ratios.Find(text => !IsRatio(text)) is { } wrong ? $"'{wrong}' is no 'α/β/γ' of three numbers, each 1 or more, such as 1.2/1.1/1.4"
            : null;
        if (clause is not null)
        {
            ListedOptions.Unusable(context, attribute, context.Space.Name, clause);
            return null;
        }
        if (decisions.Find(d => properties.Any(p => d.Name == DecisionNames.OfSetting(p.Name, SettingNames.Width)
            || d.Name == DecisionNames.OfSetting(p.Name, SettingNames.Depth))) is { } several)
        {
            context.Report(
                DiagnosticDescriptors.AttributesDoNotCombine, attribute.Location, context.Space.Name,
                $"[CompoundScaling] scales one value, but {several.Name} has several. Keep that of φ = 0.");
            return null;
        }
        if (ListedOptions.Unique(context, attribute, context.Space.Name, ratios) is not { } options) return null;
        var rates = decisions.Find(d => d.Name == resolution?.Name)?.Domain.Options ?? ImmutableEquatableArray<string>.Empty;
        decisions.RemoveAll(d => d.Name == resolution?.Name);
        var phis = Enumerable.Range(0, (int)Math.Floor(maxPhi / step + 1e-9) + 1).Select(i => Numbers.Format(Math.Round(i * step, 9)));
        decisions.Add(Decision(ScalingNames.Phi, DecisionKind.Ordinal, phis.ToEquatable()));
        decisions.Add(Decision(ScalingNames.Ratios, DecisionKind.Categorical, options));
        return new ScalingModel(divisor, rates);
    }

    /// <summary>The ratios of the grid that double the operations, the nearest to that first.</summary>
    /// <param name="axes">The axes that are resampled.</param>
    private static List<string> Default(int axes)
    {
        var steps = Enumerable.Range(0, (int)Math.Round((Largest - 1) / Grid) + 1).Select(i => 1 + Grid * i).ToList();
        return
        [
            .. from depth in steps
               from width in steps
               from rate in axes == 0 ? [1.0] : steps
               let product = depth * width * width * Math.Pow(rate, axes)
               where product is >= LeastProduct and <= MostProduct
               orderby Math.Round(Math.Abs(product - 2), 9), depth, width
               select string.Join("/", new[] { depth, width, rate }.Select(ratio => Numbers.Format(Math.Round(ratio, 2)))),
        ];
    }

    private static bool IsRatio(string text) => text.Split('/') is { Length: 3 } parts
        && parts.All(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var ratio) && ratio is >= 1 and <= 10);

    private static DecisionModel Decision(string name, DecisionKind kind, ImmutableEquatableArray<string> options) =>
        new(name, DomainModel.Listed(kind, options), null, ImmutableEquatableArray<string>.Empty);
}
