namespace NasGen.Cli.Report;

/// <summary>What a study of capacity found.</summary>
/// <param name="Lead">The recommendation, by what is searched for.</param>
/// <param name="Notes">What was too short, and what cannot be asked of the space.</param>
/// <param name="Budgets">The winner's parameters, and its MACs, at each depth; empty where no depth is searched.</param>
/// <param name="Measures">Empty where no error is known.</param>
/// <param name="Failures">Trainings that failed, by cause.</param>
internal sealed record ReportCapacity(
    string Lead, IReadOnlyList<string> Notes, IReadOnlyList<ReportDepthBudget> Budgets, IReadOnlyList<ReportCapacityMeasure> Measures, IReadOnlyList<ReportFailure> Failures);

/// <param name="Cost">What the budget is counted in.</param>
/// <param name="Value">Of the winner.</param>
internal sealed record ReportDepthBudget(string Cost, double Value, IReadOnlyList<ReportDepth> Depths);

/// <param name="Share">Of the budget that it costs.</param>
/// <param name="IsSpent">Whether that is near enough to be compared.</param>
/// <param name="IsBest">Whether it is the best of its depth.</param>
/// <param name="Scores">The metric on validation data, one a seed.</param>
internal sealed record ReportDepth(
    int Depth, string Genotype, double Value, double Share, bool IsSpent, bool IsSameBlocks, bool IsWinner, bool IsBest, IReadOnlyList<double> Scores, double Mean, double Deviation);

/// <param name="Metric">Whose unit the errors have.</param>
/// <param name="Name">In words.</param>
internal sealed record ReportCapacityMeasure(
    string Metric, string Name, string Recommendation, string Shares, IReadOnlyList<ReportLearningCurve> Curves, IReadOnlyList<ReportGain> Gains);

/// <param name="Law">Samples and the law's error, beyond the data there are too; <see langword="null"/> where none was fitted.</param>
internal sealed record ReportLearningCurve(string Role, string Genotype, IReadOnlyList<ReportLearningPoint> Points, ReportPowerLaw? Law);

/// <param name="Training">The mean error on the samples trained on.</param>
internal sealed record ReportLearningPoint(double Share, double Samples, IReadOnlyList<double> Validation, double Mean, double Deviation, double? Training);

/// <param name="Text">The law as a formula.</param>
/// <param name="Approximation">In the error's unit.</param>
/// <param name="ShareInterval">Of approximation in the error.</param>
/// <param name="Points">Samples, error, and from where to where it may lie.</param>
internal sealed record ReportPowerLaw(string Text, double Approximation, double Estimation, double Share, double[] ShareInterval, IReadOnlyList<double[]> Points);

/// <param name="Interval">NaN where there are too few trainings to tell.</param>
/// <param name="IsShown">Whether it is a gain beyond the spread of the seeds.</param>
internal sealed record ReportGain(string Change, double Estimate, double[] Interval, bool IsShown);
