namespace NasGen.Search.Replay;

/// <summary>The feasible rows that no other dominates.</summary>
/// <param name="Points">The values of the objectives, one array per point, in their units.</param>
/// <param name="Hypervolume">The hypervolume as a share of the box between reference and ideal point.</param>
/// <param name="Reference">The reference point in the units of the objectives.</param>
/// <param name="Ideal">The ideal point in the units of the objectives.</param>
public sealed record ReplayFront(IReadOnlyList<double[]> Points, double Hypervolume, IReadOnlyList<double> Reference, IReadOnlyList<double> Ideal);
