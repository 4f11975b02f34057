using NasGen.Search.Spaces;

namespace NasGen.Search.Strategies.Operators;

/// <summary>Uniform crossover (<see cref="Crossover.Cross"/>) for a share of the children; the others are copies of their first parent.</summary>
/// <param name="probability">The share of children that have two parents.</param>
internal sealed class UniformCrossover(double probability)
{
    /// <param name="first">The first parent.</param>
    /// <param name="second">Selects the second parent; called only if there is one.</param>
    /// <param name="random">The random numbers of the proposal.</param>
    public Genotype Cross(Genotype first, Func<Genotype> second, Random random) =>
        random.NextDouble() < probability ? first.Cross(second(), random) : first;
}
