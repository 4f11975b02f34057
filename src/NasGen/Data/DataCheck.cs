using NasGen.Errors;
using NasGen.Search.Contracts;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Data;

/// <summary>Checks that samples of every source must pass.</summary>
internal static class DataCheck
{
    /// <param name="samples">The samples.</param>
    /// <param name="what">The name of the samples in messages: <c>test set</c>.</param>
    /// <exception cref="NasException">NAS2004: a value is not finite; NAS2005: labels are out of range, or all the same.</exception>
    public static void Check(Samples samples, string what, DataContext context)
    {
        using var scope = NewDisposeScope();
        CheckFinite(samples.Inputs, $"input of the {what}", context);
        if (samples.Targets.is_floating_point()) CheckFinite(samples.Targets, $"target of the {what}", context);
        if (context.Task.Kind == TaskKind.Classification) CheckLabels(samples, what, context);
    }

    private static void CheckFinite(Tensor values, string what, DataContext context)
    {
        // The sum is fast. It is finite only if all values are; if it is not, it may have overflowed.
        if (float.IsFinite(values.sum().to(ScalarType.Float32).item<float>())) return;
        var finite = values.reshape(values.shape[0], -1).isfinite().all(1);
        if (finite.all().item<bool>()) return;
        var first = finite.logical_not().to(ScalarType.Int64).argmax().item<long>();
        throw context.Error(
            "NAS2004",
            $"The {what} has NaN or infinite values, the first in sample {first + 1}. Fill or drop them first: NasGen never changes inputs.");
    }

    private static void CheckLabels(Samples samples, string what, DataContext context)
    {
        long min = samples.Targets.min().item<long>(), max = samples.Targets.max().item<long>(), classes = context.Task.Classes;
        if (samples.LabelNames is { } names && names.Length > classes)
            throw context.Error(
                "NAS2005",
                $"The labels are {names.Length} different texts ({string.Join(", ", names.Take(12))}{(names.Length > 12 ? ", …" : "")}), "
                + $"but [Classification({classes})] says {classes} classes.");
        if (min < 0 || max >= classes)
            throw context.Error("NAS2005", $"The labels of the {what} run from {min} to {max}, but [Classification({classes})] allows 0 to {classes - 1}.");
        if (min == max)
        {
            var label = samples.LabelNames is { } all ? $"'{all[min]}'" : $"{min}";
            throw context.Error("NAS2005", $"All {samples.Count} labels of the {what} are {label}: there is nothing to learn from one class.");
        }
    }
}
