using NasGen.Search.Capacity;

namespace NasGen.Cli.Page;

/// <summary>The results of a capacity study.</summary>
/// <param name="Lead">The text that says how to read the section, or why there is no measure.</param>
/// <param name="Notes">The parts of the study for which the budget was too small or which the space does not allow.</param>
/// <param name="Budgets">The comparison of depths at the winner's parameters, and at its MACs; empty if no depth is searched.</param>
/// <param name="Measures">The results by each error; empty if no error is known.</param>
/// <param name="Failures">The trainings that failed, by cause; <see langword="null"/> if none did.</param>
internal sealed record ReportCapacity(
    string Lead, IReadOnlyList<string> Notes, IReadOnlyList<ReportDepthBudget> Budgets, IReadOnlyList<ReportCapacityMeasure> Measures, ReportTable? Failures);

/// <summary>The comparison of depths at one budget.</summary>
/// <param name="Cost">The cost that the budget is counted in.</param>
/// <param name="Title">The budget, in words.</param>
internal sealed record ReportDepthBudget(string Cost, string Title, IReadOnlyList<ReportDepth> Depths, ReportTable Table);

/// <summary>One architecture of a comparison of depths.</summary>
/// <param name="IsSpent">Whether its cost is near enough to the budget to be compared.</param>
/// <param name="IsBest">Whether it is the best architecture of its depth.</param>
/// <param name="Deviation">The standard deviation over the seeds, on validation data; NaN for one seed.</param>
/// <param name="Text">The result in words.</param>
/// <param name="Share">The depth and the share of the budget, in words.</param>
internal sealed record ReportDepth(
    int Depth, string Genotype, bool IsSpent, bool IsSameBlocks, bool IsWinner, bool IsBest, double Mean, double Deviation, string Text, string Share);

/// <summary>The results of the study by one error.</summary>
/// <param name="Metric">The metric whose unit the errors have.</param>
/// <param name="Name">The error, in words.</param>
/// <param name="GainTable">The gains; <see langword="null"/> if none is known.</param>
/// <param name="ShareTable">The parts of the error; <see langword="null"/> if no law was fitted.</param>
internal sealed record ReportCapacityMeasure(
    string Metric, string Name, string Recommendation, string Shares, IReadOnlyList<ReportLearningCurve> Curves, IReadOnlyList<ReportGain> Gains,
    ReportTable CurveTable, ReportTable? GainTable, ReportTable? ShareTable);

/// <summary>The error of one architecture by the number of training samples.</summary>
/// <param name="Role">The role of the architecture, one of <see cref="CapacityRole"/>.</param>
/// <param name="Title">The role in words.</param>
/// <param name="Law">The fitted law; <see langword="null"/> if none was fitted.</param>
internal sealed record ReportLearningCurve(string Role, string Title, IReadOnlyList<ReportLearningPoint> Points, ReportPowerLaw? Law);

/// <summary>The error at one number of training samples.</summary>
/// <param name="Deviation">The standard deviation over the seeds; NaN for one seed.</param>
/// <param name="Training">The mean error on the training samples.</param>
internal sealed record ReportLearningPoint(double Samples, double Mean, double Deviation, double? Training, string Size, string Text, string? TrainingText);

/// <summary>The power law that was fitted to a learning curve.</summary>
/// <param name="ShareInterval">The 95 % interval of the share of approximation in the error.</param>
/// <param name="ShareText">That share, in words.</param>
/// <param name="Points">The number of samples, the error, and the ends of its 95 % interval, per point. Some points lie beyond the data.</param>
internal sealed record ReportPowerLaw(double[] ShareInterval, string ShareText, IReadOnlyList<double[]> Points);

/// <summary>The estimated gain of one change.</summary>
/// <param name="Interval">The ends of the 95 % interval; NaN if there are too few trainings.</param>
/// <param name="Text">The gain and its interval, in words.</param>
/// <param name="IsShown">Whether the gain is larger than the spread of the seeds.</param>
internal sealed record ReportGain(string Change, double Estimate, double[] Interval, string Text, bool IsShown);
