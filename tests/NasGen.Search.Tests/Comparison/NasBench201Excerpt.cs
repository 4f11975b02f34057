using NasGen.Search.Comparison;
using NasGen.Search.Replay;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Comparison;

/// <summary>
/// Fifty cells of NAS-Bench-201 (Dong and Yang 2020, MIT licence), CIFAR-10, drawn from all, and fifty of those that consist of convolutions and skips only.
/// </summary>
internal static class NasBench201Excerpt
{
    public static ComparedMeasures Measures { get; } = new(new Objective("test200", true), [new Objective("flops", false)]);

    public static SpaceSample All { get; } = Read("all");

    public static SpaceSample Motifs { get; } = Read("motifs");

    private static SpaceSample Read(string name) => TableSample.Of(
        TableReader.Read(Path.Combine(AppContext.BaseDirectory, "Comparison", $"nasbench201-{name}.csv")), name,
        new ObjectiveSet([Measures.Quality, .. Measures.Costs]));
}
