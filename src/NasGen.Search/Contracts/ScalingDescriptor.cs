using System.Globalization;
using NasGen.Search.Spaces;

namespace NasGen.Search.Contracts;

/// <summary>
/// Compound scaling (Tan and Le 2019, <i>EfficientNet</i>, equation 3): depth d₀ · α^φ, width w₀ · β^φ, rate r₀ · γ^φ, each rounded to what a network can have.
/// </summary>
/// <param name="Divisor">What widths are multiples of.</param>
/// <param name="Rates">The rates of the data, the first one that of φ = 0; empty if the data are not resampled.</param>
internal sealed record ScalingDescriptor(int Divisor, string[] Rates)
{
    /// <summary>The least width as a share of the exact one, as in the authors' code.</summary>
    private const double LeastShare = 0.9;

    /// <summary>What a step above an integer is no step: rounding of powers.</summary>
    private const double Tolerance = 1e-9;

    /// <summary>A setting at the φ of an architecture. Others than width and depth are not scaled.</summary>
    public string Setting(Genotype genotype, string setting, string atZero) =>
        long.TryParse(atZero, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && setting is SettingNames.Width or SettingNames.Depth
            ? Scaled(setting, value, Factors(genotype)).ToString(CultureInfo.InvariantCulture)
            : atZero;

    /// <summary>The rate at the φ of an architecture; <see langword="null"/> if the data are not resampled.</summary>
    public string? Rate(Genotype genotype) =>
        Rates.Length == 0 ? null : Rates.MinBy(rate => Math.Abs(Math.Log(Number(rate) / (Number(Rates[0]) * Factors(genotype).Rate))));

    private long Scaled(string setting, long atZero, (double Depth, double Width, double Rate) factors) =>
        setting == SettingNames.Width ? Width(atZero, factors.Width) : Depth(atZero, factors.Depth);

    private static long Depth(long atZero, double factor) => (long)Math.Ceiling(atZero * factor - Tolerance);

    private long Width(long atZero, double factor)
    {
        var exact = atZero * factor;
        var nearest = Math.Max(Divisor, (long)Math.Round(exact / Divisor, MidpointRounding.AwayFromZero) * Divisor);
        return nearest < LeastShare * exact ? nearest + Divisor : nearest;
    }

    private static (double Depth, double Width, double Rate) Factors(Genotype genotype)
    {
        var (phi, ratios) = (Number(genotype[ScalingNames.Phi]!), genotype[ScalingNames.Ratios]!.Split('/'));
        return (Math.Pow(Number(ratios[0]), phi), Math.Pow(Number(ratios[1]), phi), Math.Pow(Number(ratios[2]), phi));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
