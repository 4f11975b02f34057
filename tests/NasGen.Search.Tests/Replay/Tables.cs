using NasGen.Search.Numerics;
using NasGen.Search.Replay;
using NasGen.Search.Spaces;

namespace NasGen.Search.Tests.Replay;

/// <summary>Recorded tables made by formula: five decisions of four options each, all 1,024 combinations.</summary>
internal static class Tables
{
    private const int Options = 4;

    public static SearchSpace Space { get; } = new("Table",
        [.. Enumerable.Range(0, 5).Select(d => new Decision($"d{d}", new Categorical([.. Enumerable.Range(0, Options).Select(o => $"o{o}")])))]);

    private static readonly Genotype[] All = [.. Space.Enumerate()];

    /// <summary>No architecture's result tells anything of another's; <c>params</c> has structure all the same.</summary>
    public static RecordedTable Noise(ulong seed)
    {
        var random = new RandomStream(seed, "noise");
        return Of(_ => random.NextGaussian());
    }

    /// <summary>A sum of parts and of interactions between neighbours, drawn by the seed, with a little noise on each row.</summary>
    public static RecordedTable Structured(ulong seed)
    {
        var random = new RandomStream(seed, "structure");
        var parts = new double[5, Options];
        var pairs = new double[5, Options, Options];
        for (var d = 0; d < 5; d++)
            for (var o = 0; o < Options; o++)
            {
                parts[d, o] = random.NextDouble();
                for (var p = 0; p < Options; p++) pairs[d, o, p] = 0.5 * random.NextDouble();
            }
        return Of(g => Enumerable.Range(0, 5).Sum(d => parts[d, (int)g[d]] + (d > 0 ? pairs[d, (int)g[d - 1], (int)g[d]] : 0)) + 0.05 * random.NextGaussian());
    }

    private static RecordedTable Of(Func<Genotype, double> value)
    {
        double[] values = [.. All.Select(value)];
        return new RecordedTable("made", Space, All, new Dictionary<string, double[]>
        {
            ["acc"] = values,
            ["half"] = [.. values.Select((v, i) => v / 2 + 0.1 * (i % 3))],
            ["params"] = [.. All.Select(g => 10 + g.Genes.ToArray().Sum())],
        });
    }
}
