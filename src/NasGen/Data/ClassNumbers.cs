using NasGen.Errors;
using NasGen.Search.Contracts;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Data;

/// <summary>Class numbers that come as a tensor.</summary>
internal static class ClassNumbers
{
    /// <summary>One class number per sample, as int64.</summary>
    /// <param name="targets">The targets: one per sample.</param>
    /// <param name="what">The source, as the subject of a sentence: <c>The [Data] method</c>.</param>
    /// <exception cref="NasException">NAS2003: a class number is not whole; NAS2004: it is not finite.</exception>
    public static Tensor Of(Tensor targets, string what, DataContext context)
    {
        using var scope = NewDisposeScope();
        var flat = targets.reshape(-1);
        if (flat.is_floating_point())
        {
            if (First(flat.isfinite().logical_not()) is { } missing)
                throw context.Error("NAS2004", $"{what} gives sample {missing + 1} the class {Text(missing)}. Drop samples without a class.");
            if (First(flat != flat.round()) is { } broken)
                throw context.Error(
                    "NAS2003",
                    $"{what} gives sample {broken + 1} the class {Text(broken)}, which is not a whole number. Numbers to predict need [Regression].");
        }
        return flat.to(ScalarType.Int64).MoveToOuterDisposeScope();

        string Text(long sample) => flat[sample].to(ScalarType.Float64).item<double>().ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Whether all numbers are whole.</summary>
    public static bool AreIn(Tensor numbers)
    {
        using var scope = NewDisposeScope();
        return (numbers == numbers.round()).all().item<bool>();
    }

    private static long? First(Tensor flags) => flags.any().item<bool>() ? flags.to(ScalarType.Int64).argmax().item<long>() : null;
}
