namespace NasGen.Search.Capacities;

/// <summary>What would buy most, as far as the trainings can tell.</summary>
/// <param name="Shown">The gains whose whole interval is worth the change.</param>
/// <param name="Most">The largest of them; <see langword="null"/>: none is beyond the spread of the seeds.</param>
/// <param name="Rivals">Other changes that may buy as much: their intervals reach above the lower end of what buys most.</param>
/// <param name="Harmful">Changes that are shown to make it worse.</param>
public sealed record Recommendation(IReadOnlyList<Gain> Shown, Gain? Most, IReadOnlyList<Gain> Rivals, IReadOnlyList<Gain> Harmful)
{
    /// <summary>
    /// A smaller part of the error than this is no gain. A learning curve falls by its law, so that an interval which merely leaves out zero would always
    /// recommend more data.
    /// </summary>
    private const double Trifle = 0.05;

    /// <param name="gains">Of changes that are compared.</param>
    /// <param name="error">What they would take it from: the error that there is.</param>
    public static Recommendation Of(IReadOnlyList<Gain> gains, double error)
    {
        Gain[] shown = [.. gains.Where(g => g.Interval.Low > Trifle * error)];
        var most = shown.MaxBy(g => g.Estimate);
        return new(
            shown, most,
            most is null ? [] : [.. gains.Where(g => g != most && g.Interval.High > most.Interval.Low)],
            [.. gains.Where(g => g.Interval.High < 0)]);
    }
}
