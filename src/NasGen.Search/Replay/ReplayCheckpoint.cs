namespace NasGen.Search.Replay;

/// <summary>The report metric over the seeds when so much of the budget was spent.</summary>
/// <param name="Trials">Of the budget.</param>
/// <param name="Low">The lower end of the mean's 95 % interval (Student's t).</param>
/// <param name="High">The upper end.</param>
/// <param name="Regret">How far the mean is from the table's best.</param>
/// <param name="Hypervolume">Its mean; <see langword="null"/> with one objective.</param>
public sealed record ReplayCheckpoint(
    double Trials, double Mean, double StandardDeviation, double Median, double Low, double High, double Regret, double? Hypervolume);
