using NasGen.Search.Proposals;
using NasGen.Search.Spaces;

namespace NasGen.Search.Sessions;

/// <summary>
/// The time of a search as one contestant sees it. A training that is longer than the whole share of the contestant would leave it nothing else, and the
/// others less than their shares.
/// </summary>
/// <param name="time">The time of the search.</param>
/// <param name="longest">The seconds of the longest training.</param>
internal sealed class ShareOfTime(ITrainingTime time, double longest) : ITrainingTime
{
    /// <inheritdoc/>
    public bool Allows(Genotype genotype) => time.Seconds(genotype) <= longest && time.Allows(genotype);

    /// <inheritdoc/>
    public double Seconds(Genotype genotype) => time.Seconds(genotype);

    /// <inheritdoc/>
    public TimeFor ForRest(Genotype genotype, double fidelity) => time.ForRest(genotype, fidelity);
}
