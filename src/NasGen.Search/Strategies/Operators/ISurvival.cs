namespace NasGen.Search.Strategies.Operators;

/// <summary>Decides who stays when the population has grown by one.</summary>
internal interface ISurvival
{
    /// <param name="population">The population, with the new member at its end.</param>
    /// <param name="size">The number of members that may stay.</param>
    void Survive(List<Individual> population, int size);
}
