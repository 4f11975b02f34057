using NasGen.Search.Spaces;

namespace NasGen.Tests.Emission;

internal static class GenotypeSampler
{
    /// <summary>A gene of every decision, uniform over its domain.</summary>
    public static Genotype Sample(SearchSpace space, Random random) => space.Canonical([.. space.Decisions.Select(d => d.Domain switch
    {
        FloatRange range => range.Min + random.NextDouble() * (range.Max - range.Min),
        var finite => random.NextInt64(finite.Count!.Value),
    })]);
}
