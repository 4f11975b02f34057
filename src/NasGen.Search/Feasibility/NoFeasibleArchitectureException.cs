using System.Globalization;
using NasGen.Search.Objectives;
using NasGen.Search.Spaces;

namespace NasGen.Search.Feasibility;

/// <summary>No architecture that meets the limits was found.</summary>
/// <param name="nearest">The architecture that comes nearest to the limits; <see langword="null"/> where none could be built.</param>
/// <param name="limit">The limit that it exceeds most, relative to the limit.</param>
/// <param name="least">Its cost.</param>
/// <param name="isProven">Whether every architecture was tried or the limit was solved; otherwise a better one may exist.</param>
/// <param name="cause">Where none could be built: why the first one could not.</param>
public sealed class NoFeasibleArchitectureException(Genotype? nearest, Limit? limit, double least, bool isProven, string? cause = null)
    : Exception(Say(nearest, limit, least, isProven, cause))
{
    public Genotype? Nearest { get; } = nearest;
    public Limit? Limit { get; } = limit;
    public double Least { get; } = least;
    public string? Cause { get; } = cause;

    private static string Say(Genotype? nearest, Limit? limit, double least, bool isProven, string? cause) =>
        limit is null
            ? $"No architecture could be built. The first one: {cause}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"No architecture meets the limit {limit.Cost} ≤ {Number(limit.Max)}. The smallest {(isProven ? "possible value" : "value found")} is {Number(least)} ({nearest}).");

    private static string Number(double value) =>
        value.ToString(Math.Abs(value) >= 1 && value == Math.Floor(value) ? "N0" : "G6", CultureInfo.InvariantCulture);
}
