namespace NasGen.Search.Verdicts;

/// <summary>The comparison of a winner with a baseline after both were trained again from scratch with several seeds.</summary>
/// <param name="Outcome">What may be claimed.</param>
/// <param name="Advantage">Winner's mean minus baseline's, the sign turned where lower is better: positive is in the winner's favour.</param>
public sealed record Verdict(Outcome Outcome, MeanDifference Advantage)
{
    /// <param name="winner">One score a seed.</param>
    /// <param name="baseline">One score a seed.</param>
    /// <param name="maximize">Whether higher is better.</param>
    /// <param name="isTestFresh">Whether the test set is seen for the first time.</param>
    /// <param name="confidence">Of the interval.</param>
    public static Verdict Compare(
        IReadOnlyList<double> winner, IReadOnlyList<double> baseline, bool maximize, bool isTestFresh = true, double confidence = 0.95)
    {
        var advantage = maximize ? MeanDifference.Welch(winner, baseline, confidence) : MeanDifference.Welch(baseline, winner, confidence);
        var isConclusive = isTestFresh && double.IsFinite(advantage.Low) && double.IsFinite(advantage.High);
        var outcome = !isConclusive ? Outcome.NotConfirmed
            : advantage.Low > 0 ? Outcome.Wins
            : advantage.High < 0 ? Outcome.Loses
            : Outcome.Ties;
        return new Verdict(outcome, advantage);
    }
}
