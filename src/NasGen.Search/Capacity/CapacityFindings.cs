using NasGen.Search.Contracts;
using NasGen.Search.Numerics;
using NasGen.Search.Trials;

namespace NasGen.Search.Capacity;

/// <summary>What a study's trainings say, by each error that they have.</summary>
/// <param name="Measures">The metric that is searched for first, then the loss; empty where nothing completed or no error is known.</param>
/// <param name="Done">Trainings that ended, of those that the statements rest on.</param>
/// <param name="Needed">How many those are.</param>
internal sealed record CapacityFindings(IReadOnlyList<MeasuredCapacity> Measures, int Done, int Needed)
{
    public static CapacityFindings Of(CapacityStudy study, Objective metric)
    {
        PlannedTraining[] needed = [.. CapacityPlan.Needed(study)];
        StudiedTraining[] completed = [.. study.Trainings.Where(t => t.State == TrialState.Completed)];
        return new(
            completed.Length == 0 ? [] : [.. CapacityMeasure.Of(metric, completed[0].Metrics.Validation).Select(m => MeasuredCapacity.Of(study, completed, m))],
            needed.Count(p => study.Trainings.Any(t => t.IsOf(p))), needed.Length);
    }
}

/// <param name="Curves">The winner's first; those that have a training.</param>
/// <param name="Bought">What the winner's own width or depth has taken away, where the space and its limits hold no more of it.</param>
/// <param name="Gains">What twice the data, more width, more depth, and the winner's parameters at another depth would take away of the error.</param>
internal sealed record MeasuredCapacity(CapacityMeasure Measure, IReadOnlyList<StudiedCurve> Curves, IReadOnlyList<Gain> Gains, IReadOnlyList<Gain> Bought, Recommendation Recommendation)
{
    private const double Confidence = 0.95;

    /// <summary>The least error on training data that was reached with all of them, and by which architecture; <see langword="null"/> if none is known.</summary>
    public (string Role, double Error)? LeastTraining { get; } = Curves
        .Select(c => (c.Role, Point: c.Points.LastOrDefault(p => p.Share == 1 && p.Training.Count > 0))).Where(c => c.Point is not null)
        .Select(c => ((string, double)?)(c.Role, c.Point!.Training.Average())).MinBy(c => c!.Value.Item2);

    public static MeasuredCapacity Of(CapacityStudy study, StudiedTraining[] completed, CapacityMeasure measure)
    {
        string[] roles = [CapacityRole.Winner, CapacityRole.Largest, CapacityRole.Smallest];
        StudiedCurve[] curves =
        [
            .. study.Architectures.Where(a => roles.Contains(a.Role)).DistinctBy(a => a.Genotype)
                .Select(a => StudiedCurve.Of(a, [.. completed.Where(t => t.Genotype == a.Genotype)], measure)).Where(c => c.Points.Count > 0),
        ];
        Gain[] gains = [.. GainsOf(study, completed, measure, curves)];
        return new(measure, curves, gains, [.. BoughtOf(study, completed, measure)], Recommendation.Of(gains, Errors(completed, measure, study.Winner) is { Length: > 0 } errors ? errors.Average() : double.PositiveInfinity));
    }

    private static double[] Errors(StudiedTraining[] completed, CapacityMeasure measure, string genotype) =>
        [.. completed.Where(t => t.Genotype == genotype && t.Share == 1).Select(t => measure.OfValidation(t)).Where(double.IsFinite)];

    private static IEnumerable<Gain> BoughtOf(CapacityStudy study, StudiedTraining[] completed, CapacityMeasure measure)
    {
        var winner = Errors(completed, measure, study.Winner);
        foreach (var (role, noun) in new[] { (CapacityRole.Narrower, "width"), (CapacityRole.Shallower, "depth") })
            if (study.Architectures.FirstOrDefault(a => a.Role == role) is { } less && Errors(completed, measure, less.Genotype) is { Length: > 0 } errors && winner.Length > 0)
                yield return Compare(FormattableString.Invariant($"the {noun} it has ({Parameters(study.Architectures[0]) / Parameters(less):0.0} times the parameters of less)"), errors, winner, 1);
    }

    private static double Parameters(StudiedArchitecture architecture) => architecture.Costs[CostName.Parameters];

    private static IEnumerable<Gain> GainsOf(CapacityStudy study, StudiedTraining[] completed, CapacityMeasure measure, StudiedCurve[] curves)
    {
        var winner = Errors(completed, measure, study.Winner);
        if (curves.FirstOrDefault(c => c.Role == CapacityRole.Winner)?.Fit is { } fit)
            yield return new("twice the data", fit.Law.GainOf(CapacityPlan.Factor), fit.IntervalOf(l => l.GainOf(CapacityPlan.Factor)));
        foreach (var (role, noun) in new[] { (CapacityRole.Wider, "width"), (CapacityRole.Deeper, "depth") })
            if (study.Architectures.FirstOrDefault(a => a.Role == role) is { } grown && Errors(completed, measure, grown.Genotype) is { Length: > 0 } errors && winner.Length > 0)
                yield return Compare(FormattableString.Invariant($"more {noun} ({Parameters(grown) / Parameters(study.Architectures[0]):0.0} times the parameters)"), winner, errors, 1);
        if (Trade(study, genotype => Errors(completed, measure, genotype), winner) is { } trade) yield return trade;
    }

    /// <summary>The best of the other depths that spend the winner's parameters: as it was chosen among several, its interval is Bonferroni's.</summary>
    private static Gain? Trade(CapacityStudy study, Func<string, double[]> errorsOf, double[] winner)
    {
        var own = study.Allocations.FirstOrDefault(a => a.Genotype == study.Winner)?.Depth;
        var others = study.Allocations
            .Where(a => a.Cost == CostName.Parameters && a.IsSpent && a.Depth != own)
            .Select(a => (a.Depth, Errors: errorsOf(a.Genotype))).Where(a => a.Errors.Length > 0).ToList();
        if (others.Count == 0 || winner.Length == 0 || own is null) return null;
        var best = others.MinBy(a => a.Errors.Average());
        return Compare($"as many parameters in {best.Depth} instead of {own} blocks", winner, best.Errors, others.Count);
    }

    /// <summary>By how much the second's errors are lower than the first's: Welch's interval. Trainings that all end alike say nothing of the spread: as little as one does.</summary>
    private static Gain Compare(string change, double[] from, double[] to, int chosenAmong)
    {
        var difference = MeanDifference.Welch(from, to, 1 - (1 - Confidence) / chosenAmong);
        var hasSpread = difference.Low < difference.High;
        return new(change, difference.Estimate, hasSpread ? new(difference.Low, difference.High) : new(double.NegativeInfinity, double.PositiveInfinity));
    }
}

/// <summary>The errors of one architecture by the share of the data that it was trained on.</summary>
/// <param name="Points">The smallest share first.</param>
/// <param name="Fit">The law, where there are enough shares.</param>
internal sealed record StudiedCurve(string Role, string Genotype, IReadOnlyList<StudiedPoint> Points, LearningCurve? Fit)
{
    public static StudiedCurve Of(StudiedArchitecture architecture, StudiedTraining[] trainings, CapacityMeasure measure)
    {
        StudiedPoint[] points =
        [
            .. trainings.Where(t => double.IsFinite(measure.OfValidation(t))).GroupBy(t => t.Share).OrderBy(g => g.Key).Select(g => new StudiedPoint(
                g.Key, g.Average(t => t.Samples), [.. g.Select(t => measure.OfValidation(t))], [.. g.Select(measure.OfTraining).Where(double.IsFinite)])),
        ];
        return new(architecture.Role, architecture.Genotype, points, LearningCurve.Fit([.. points.SelectMany(p => p.Validation.Select(e => (p.Samples, e)))]));
    }
}

/// <param name="Samples">Trained on, the mean over the seeds: groups are taken as a whole.</param>
/// <param name="Validation">The error on validation data, one a seed.</param>
/// <param name="Training">On the samples trained on; empty where it is not known.</param>
internal sealed record StudiedPoint(double Share, double Samples, IReadOnlyList<double> Validation, IReadOnlyList<double> Training);
