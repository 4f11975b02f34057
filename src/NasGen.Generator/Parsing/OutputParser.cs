using System.Collections.Generic;
using System.Linq;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary><c>[Regression(Scale = …, Offset = …)]</c>.</summary>
internal static class OutputParser
{
    /// <summary>The scale of the outputs; <see langword="null"/> if none is given, or if it cannot be used, which is reported here.</summary>
    public static OutputModel? Parse(ParseContext context, IReadOnlyList<NasAttribute> attributes, IReadOnlyList<PropertyModel> properties, DataModel data)
    {
        if (attributes.FirstOrDefault(a => a.Name == "Regression") is not { } attribute) return null;
        var (scale, offset) = (Numbers(attribute, "Scale"), Numbers(attribute, "Offset"));
        if (scale.Count == 0 && offset.Count == 0) return null;
        if (scale.Concat(offset).Where(IsInfinite).Any() || scale.Any(value => value <= 0))
        {
            ListedOptions.Unusable(context, attribute, context.Space.Name, "Scale needs positive numbers, and Offset finite ones");
            return null;
        }
        if (scale.Count == 0) scale = offset.Select(_ => 1.0).ToList();
        if (offset.Count == 0) offset = scale.Select(_ => 0.0).ToList();
        if (Contradiction(context, scale.Count, offset.Count, properties, data) is { } clause)
        {
            context.Report(DiagnosticDescriptors.AttributesDoNotCombine, attribute.Location, context.Space.Name, clause);
            return null;
        }
        return new OutputModel(scale.ToEquatable(), offset.ToEquatable());
    }

    private static string? Contradiction(ParseContext context, int scales, int offsets, IReadOnlyList<PropertyModel> properties, DataModel data)
    {
        var heads = properties.Where(p => p.Kind == PropertyKind.Head).ToList();
        if (scales != offsets) return $"[Regression] has {scales} numbers in Scale and {offsets} in Offset, give as many of both.";
        if (scales > 1 && heads.Count == 1 && heads[0].Outputs != scales)
            return $"[Regression] has {scales} numbers in Scale, but '{heads[0].Name}' has {heads[0].Outputs} outputs, give one for all or one per output.";
        if (scales > 1 && data.Kind == DataKind.Csv && data.Labels is { Count: > 0 } labels && labels.Count != scales)
            return $"[Regression] has {scales} numbers in Scale, but [Csv] predicts {labels.Count} columns, give one for all or one per column.";
        return SpaceShape.ForwardOverride(context.Space) is { IsSealed: true }
            ? "[Regression] scales what forward returns, but forward is sealed, remove 'sealed'."
            : null;
    }

    private static List<double> Numbers(NasAttribute attribute, string name) =>
        attribute.NamedElements(name).Select(c => c.Value is double value ? value : double.NaN).ToList();

    private static bool IsInfinite(double value) => double.IsNaN(value) || double.IsInfinity(value);
}
