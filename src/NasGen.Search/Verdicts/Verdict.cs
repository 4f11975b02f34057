using NasGen.Search.Numerics;

namespace NasGen.Search.Verdicts;

/// <summary>The comparison of a winner with a baseline after both were trained again from scratch with several seeds.</summary>
/// <param name="Outcome">The claim that the trainings support.</param>
/// <param name="Advantage">The winner's mean minus the baseline's, negated if lower is better: positive values favour the winner.</param>
public sealed record Verdict(Outcome Outcome, MeanDifference Advantage)
{
    /// <summary>The confidence of the interval that decides.</summary>
    public const double Confidence = 0.95;

    /// <summary>Compares the scores of a winner and a baseline by Welch's interval.</summary>
    /// <param name="winner">The winner's scores, one per seed.</param>
    /// <param name="baseline">The baseline's scores, one per seed.</param>
    /// <param name="maximize">Whether higher is better.</param>
    /// <param name="isTestFresh">Whether the test set is used for the first time.</param>
    /// <param name="confidence">The confidence of the interval.</param>
    public static Verdict Compare(
        IReadOnlyList<double> winner, IReadOnlyList<double> baseline, bool maximize, bool isTestFresh = true, double confidence = Confidence)
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
