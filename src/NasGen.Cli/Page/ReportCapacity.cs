using NasGen.Search.Capacity;

namespace NasGen.Cli.Page;

/// <summary>What a study of capacity found.</summary>
/// <param name="Lead">How to read it; where there is no measure, why.</param>
/// <param name="Notes">What was too short, and what cannot be asked of the space.</param>
/// <param name="Budgets">The winner's parameters, and its MACs, at each depth; empty where no depth is searched.</param>
/// <param name="Measures">What the study says by each error; empty where no error is known.</param>
/// <param name="Failures">Trainings that failed, by cause; <see langword="null"/> where none did.</param>
internal sealed record ReportCapacity(
    string Lead, IReadOnlyList<string> Notes, IReadOnlyList<ReportDepthBudget> Budgets, IReadOnlyList<ReportCapacityMeasure> Measures, ReportTable? Failures);

/// <param name="Cost">The cost that the budget is counted in.</param>
/// <param name="Title">The budget, in words.</param>
internal sealed record ReportDepthBudget(string Cost, string Title, IReadOnlyList<ReportDepth> Depths, ReportTable Table);

/// <param name="IsSpent">Whether it costs near enough to the budget to be compared.</param>
/// <param name="IsBest">Whether it is the best of its depth.</param>
/// <param name="Deviation">The standard deviation over the seeds, on validation data; NaN of one seed.</param>
/// <param name="Text">The result in words.</param>
/// <param name="Share">The depth and the share of the budget, in words.</param>
internal sealed record ReportDepth(
    int Depth, string Genotype, bool IsSpent, bool IsSameBlocks, bool IsWinner, bool IsBest, double Mean, double Deviation, string Text, string Share);

/// <param name="Metric">The metric in whose unit the errors are.</param>
/// <param name="Name">The error, in words.</param>
/// <param name="GainTable"><see langword="null"/> where no gain is known.</param>
/// <param name="ShareTable"><see langword="null"/> where no law was fitted.</param>
internal sealed record ReportCapacityMeasure(
    string Metric, string Name, string Recommendation, string Shares, IReadOnlyList<ReportLearningCurve> Curves, IReadOnlyList<ReportGain> Gains,
    ReportTable CurveTable, ReportTable? GainTable, ReportTable? ShareTable);

/// <param name="Role">Which architecture it is, one of <see cref="Searching.Capacity.CapacityRole"/>.</param>
/// <param name="Title">The same in words.</param>
/// <param name="Law"><see langword="null"/> where none was fitted.</param>
internal sealed record ReportLearningCurve(string Role, string Title, IReadOnlyList<ReportLearningPoint> Points, ReportPowerLaw? Law);

/// <param name="Deviation">The standard deviation over the seeds; NaN of one seed.</param>
/// <param name="Training">The mean error on the samples that were trained on.</param>
internal sealed record ReportLearningPoint(double Samples, double Mean, double Deviation, double? Training, string Size, string Text, string? TrainingText);

/// <param name="ShareInterval">The 95 % interval of the share of approximation in the error.</param>
/// <param name="ShareText">That share, in words.</param>
/// <param name="Points">Samples, error, and its 95 % interval; beyond the data there are too.</param>
internal sealed record ReportPowerLaw(double[] ShareInterval, string ShareText, IReadOnlyList<double[]> Points);

/// <param name="Interval">NaN where there are too few trainings to tell.</param>
/// <param name="Text">The gain and its interval, in words.</param>
/// <param name="IsShown">Whether it is a gain beyond the spread of the seeds.</param>
internal sealed record ReportGain(string Change, double Estimate, double[] Interval, string Text, bool IsShown);
