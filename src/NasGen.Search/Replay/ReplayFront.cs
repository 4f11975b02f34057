namespace NasGen.Search.Replay;

/// <summary>The feasible rows that no other dominates.</summary>
/// <param name="Points">Values of the objectives, one array a point, in their units.</param>
/// <param name="Hypervolume">In parts of the box between reference and ideal point.</param>
/// <param name="Reference">In the units of the objectives.</param>
/// <param name="Ideal">In the units of the objectives.</param>
public sealed record ReplayFront(IReadOnlyList<double[]> Points, double Hypervolume, IReadOnlyList<double> Reference, IReadOnlyList<double> Ideal);
