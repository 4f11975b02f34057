namespace NasGen.Search.Replay;

/// <summary>The report metric over the seeds when a part of the budget is spent.</summary>
/// <param name="Trials">The part of the budget, in its units.</param>
/// <param name="Mean">The mean over the seeds.</param>
/// <param name="StandardDeviation">The standard deviation over the seeds.</param>
/// <param name="Median">The median over the seeds.</param>
/// <param name="Low">The lower end of the mean's 95 % interval (Student's t).</param>
/// <param name="High">The upper end of that interval.</param>
/// <param name="Regret">The distance of the mean from the table's best value.</param>
/// <param name="Hypervolume">The mean hypervolume; <see langword="null"/> with one objective.</param>
public sealed record ReplayCheckpoint(
    double Trials, double Mean, double StandardDeviation, double Median, double Low, double High, double Regret, double? Hypervolume);
