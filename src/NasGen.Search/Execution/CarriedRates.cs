using System.Globalization;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Search.Wording;

namespace NasGen.Search.Execution;

/// <summary>
/// Which rates of <c>[Resolution]</c> carry the data, whose bandwidth was measured: by Nyquist's theorem, those of at least twice the bandwidth. Without a
/// measured bandwidth, all do.
/// </summary>
internal sealed class CarriedRates(SpaceModel model, DataSummary? data)
{
    private readonly double _least = 2 * data?.Bandwidth ?? 0;

    /// <summary>Whether the rate of an architecture carries the data.</summary>
    public bool Include(Genotype genotype) => !(model.Descriptor.Space.RateOf(genotype) < _least);

    /// <summary>The line that says what was measured, and which rates are left out; <see langword="null"/> if nothing was measured.</summary>
    /// <exception cref="NasException">NAS2067: no rate carries the data.</exception>
    public string? Line()
    {
        if (data?.Bandwidth is not { } bandwidth || model.Descriptor.Space.Resolution() is not { } resolution) return null;
        var rates = model.Descriptor.Space.Rates();
        string[] low = [.. rates.Where(rate => double.Parse(rate, CultureInfo.InvariantCulture) < _least)];
        var (share, least) = (NumberText.Digits(100 * resolution.EnergyShare, 4), NumberText.Digits(_least, 4));
        var measured = $"{share} % of the energy of the training data lies below {NumberText.Digits(bandwidth, 4)}";
        if (low.Length == rates.Length)
            throw new NasException(
                "NAS2067",
                $"{measured}, so a {resolution.Name} below {least} does not carry them, and all its options are below that. "
                + "Add a higher one, or state the Bandwidth that matters instead of an EnergyShare.", model.File, model.Task.Line);
        return $"{model.Name}: {measured}. " + (low.Length == 0
            ? $"Each {resolution.Name} carries that."
            : $"A {resolution.Name} below {least} does not carry that and is left out: {string.Join(", ", low)}.");
    }
}
