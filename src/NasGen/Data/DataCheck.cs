using NasGen.Errors;
using NasGen.Search.Contracts;
using NasGen.Search.Wording;
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
        // [Classification] may stand beside [Train], whose targets are of any type.
        var isOfClasses = context.Task.Kind == TaskKind.Custom && context.Task.Classes > 0 && !samples.Targets.is_floating_point();
        if (context.Task.Kind == TaskKind.Classification || isOfClasses) CheckLabels(samples, what, context);
        if (context.Task.Kind == TaskKind.Regression) CheckNumbers(samples, what, context);
    }

    /// <summary>Checks that rounding to float32 leaves the numbers of each column different.</summary>
    /// <param name="values">The numbers: <c>[N, …]</c>, of any type.</param>
    /// <param name="what">What the numbers are, as the beginning of a sentence: <c>The [Data] method returned inputs</c>.</param>
    /// <exception cref="NasException">NAS2004: float32 cannot tell the numbers of a column apart.</exception>
    public static void RequirePrecision(Tensor values, string what, DataContext context)
    {
        if (values.dtype is not (ScalarType.Float64 or ScalarType.Int64 or ScalarType.Int32)) return;
        using var scope = NewDisposeScope();
        var columns = values.detach().reshape(values.shape[0], -1).to(ScalarType.Float64);
        var loss = (columns - columns.to(ScalarType.Float32).to(ScalarType.Float64)).abs();
        var spread = columns.std(0L, unbiased: false);
        var lost = (loss.amax([0L]) > FloatLoss.Harmless * spread).logical_and(spread > 0);
        if (!lost.any().item<bool>()) return;
        var column = lost.to(ScalarType.Int64).argmax().item<long>();
        var row = loss.select(1, column).argmax().item<long>();
        var before = columns[row, column].item<double>();
        throw context.Error(
            "NAS2004",
            $"{what} whose number {column + 1} float32 rounds, in sample {row + 1} from {NumberText.Digits(before, 17)} to "
            + $"{NumberText.Digits((float)before, 17)}. The samples differ by too little for that. "
            + "Leave identifiers out; subtract a constant from a time or a quantity.");
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

    private static void CheckNumbers(Samples samples, string what, DataContext context)
    {
        if (context.Task is { HasLoss: true } task && task.IsScoredByLoss()) return; // Such a loss may need no targets.
        var (min, max) = (samples.Targets.amin([0L]), samples.Targets.amax([0L]));
        if (samples.Count == 1 || (min != max).any().item<bool>()) return;
        var only = string.Join(" and ", min.data<float>().ToArray().Select(value => NumberText.Digits(value, 7)));
        throw context.Error("NAS2005", $"All {samples.Count} targets of the {what} are {only}: there is nothing to learn.");
    }
}
