using System.Globalization;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Feasibility;

/// <summary>No architecture that meets the limits was found.</summary>
/// <param name="nearest">The architecture that comes nearest to the limits; <see langword="null"/> if none could be built.</param>
/// <param name="limit">The limit that it exceeds most, relative to the limit.</param>
/// <param name="least">The cost of that architecture, in the unit of the limit.</param>
/// <param name="isProven">Whether every architecture was tried or the limit was solved; otherwise a smaller one may exist.</param>
/// <param name="cause">The reason why the first architecture could not be built, if none could.</param>
public sealed class NoFeasibleArchitectureException(Genotype? nearest, Limit? limit, double least, bool isProven, string? cause = null)
    : Exception(Say(nearest, limit, least, isProven, cause))
{
    /// <summary>The architecture that comes nearest to the limits; <see langword="null"/> if none could be built.</summary>
    public Genotype? Nearest { get; } = nearest;
    /// <summary>The limit that it exceeds most; <see langword="null"/> if none could be built.</summary>
    public Limit? Limit { get; } = limit;
    /// <summary>The cost of the nearest architecture; NaN if none could be built.</summary>
    public double Least { get; } = least;
    /// <summary>The reason why the first architecture could not be built, if none could.</summary>
    public string? Cause { get; } = cause;

    private static string Say(Genotype? nearest, Limit? limit, double least, bool isProven, string? cause) =>
        limit is null
            ? $"No architecture could be built. The first one: {cause}"
            : $"No architecture meets the limit {limit.Cost} ≤ {Number(limit.Max)}. "
                + $"The smallest {(isProven ? "possible value" : "value found")} is {Number(least)} ({nearest}).";

    private static string Number(double value) =>
        value.ToString(Math.Abs(value) >= 1 && value == Math.Floor(value) ? "N0" : "G6", CultureInfo.InvariantCulture);
}
