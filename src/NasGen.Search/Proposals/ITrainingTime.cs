using NasGen.Search.Spaces;

namespace NasGen.Search.Proposals;

/// <summary>The time that trainings take, and what is left for them, in a search whose budget is a time.</summary>
internal interface ITrainingTime
{
    /// <summary>Whether a full training of an architecture would end in time.</summary>
    bool Allows(Genotype genotype);

    /// <summary>The expected seconds of a full training.</summary>
    double Seconds(Genotype genotype);

    /// <summary>Whether there is time for the rest of a full training.</summary>
    /// <param name="genotype">The architecture.</param>
    /// <param name="fidelity">The share of its training that is done.</param>
    TimeFor ForRest(Genotype genotype, double fidelity);
}
