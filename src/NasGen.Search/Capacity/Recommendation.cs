namespace NasGen.Search.Capacity;

/// <summary>The change that would help most, as far as the trainings show.</summary>
/// <param name="Shown">The gains whose whole interval is worthwhile.</param>
/// <param name="Most">The largest of them; <see langword="null"/> if no gain exceeds the spread of the seeds.</param>
/// <param name="Rivals">The other changes that may help as much: their intervals reach above the lower end of the largest gain.</param>
/// <param name="Harmful">The changes that are shown to increase the error.</param>
public sealed record Recommendation(IReadOnlyList<Gain> Shown, Gain? Most, IReadOnlyList<Gain> Rivals, IReadOnlyList<Gain> Harmful)
{
    /// <summary>
    /// The smallest worthwhile gain, as a share of the error. A fitted learning curve always falls, therefore an interval that merely excludes zero
    /// would always recommend more data.
    /// </summary>
    private const double Trifle = 0.05;

    /// <summary>Compares the gains of changes.</summary>
    /// <param name="gains">The gains.</param>
    /// <param name="error">The present error, in the unit of the gains.</param>
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
