namespace NasGen.Search.Capacities;

/// <summary>What would buy most, as far as the trainings can tell.</summary>
/// <param name="Most">The change whose gain is shown and the largest; <see langword="null"/>: no gain is beyond the spread of the seeds.</param>
/// <param name="Rivals">Other changes that may buy as much: their intervals reach above the lower end of what buys most.</param>
/// <param name="Harmful">Changes that are shown to make it worse.</param>
public sealed record Recommendation(Gain? Most, IReadOnlyList<Gain> Rivals, IReadOnlyList<Gain> Harmful)
{
    public static Recommendation Of(IReadOnlyList<Gain> gains)
    {
        var most = gains.Where(g => g.IsShown).MaxBy(g => g.Estimate);
        return new(
            most,
            most is null ? [] : [.. gains.Where(g => g != most && g.Interval.High > most.Interval.Low)],
            [.. gains.Where(g => g.Interval.High < 0)]);
    }
}
