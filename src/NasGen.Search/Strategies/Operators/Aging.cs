namespace NasGen.Search.Strategies.Operators;

/// <summary>The oldest dies, however fit: Real and others 2019. The population stays in the order of telling.</summary>
internal sealed class Aging : ISurvival
{
    public void Survive(List<Individual> population, int size)
    {
        if (population.Count > size) population.RemoveAt(0);
    }
}
