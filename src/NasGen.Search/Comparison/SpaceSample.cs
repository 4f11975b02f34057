namespace NasGen.Search.Comparison;

/// <summary>Architectures that were drawn from a space uniformly, in the order of the draws.</summary>
/// <param name="Name">The name of the space.</param>
/// <param name="Architectures">The architectures whose training succeeded.</param>
/// <param name="Failed">The number of drawn architectures whose training failed.</param>
internal sealed record SpaceSample(string Name, IReadOnlyList<SampledArchitecture> Architectures, int Failed = 0)
{
    public int Count => Architectures.Count;

    /// <summary>The mean duration of a training in seconds; NaN if one is not known.</summary>
    public double MeanSeconds => Architectures.Average(a => a.Seconds);

    /// <summary>The values of a cost.</summary>
    /// <param name="cost">The place of the cost among the costs of the comparison.</param>
    public double[] Costs(int cost) => [.. Architectures.Select(a => a.Costs[cost])];

    /// <summary>The first draws.</summary>
    public SpaceSample First(int count) => this with { Architectures = [.. Architectures.Take(count)] };
}
