using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Strategies.Schedulers;

/// <summary>The result of an architecture at one fidelity.</summary>
/// <param name="Genotype">The architecture.</param>
/// <param name="Fitness">Its fitness; negative infinity if it failed.</param>
/// <param name="Losses">Its values of all objectives, lower is better.</param>
/// <param name="Loss">Its loss, which decides between equals; see <see cref="ObjectiveSet.Loss"/>.</param>
/// <param name="IsGoodEnough">Whether all floors are reached.</param>
internal sealed record RungResult(Genotype Genotype, double Fitness, double[] Losses, double Loss, bool IsGoodEnough = true)
{
    /// <summary>The trial, where what is expected of it can change; see <see cref="FullResults"/>.</summary>
    public Trial? Trial { get; init; }

    /// <summary>Whether the trial did not fail.</summary>
    public bool IsSurvivor => !double.IsNegativeInfinity(Fitness);

    /// <summary>The result of a trial.</summary>
    public static RungResult Of(Trial trial, ObjectiveSet objectives) =>
        new(trial.Genotype, objectives.Fitness(trial), objectives.Losses(trial), ObjectiveSet.Loss(trial), objectives.Shortfall(trial) == 0);
}
