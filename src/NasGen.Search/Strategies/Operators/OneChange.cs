using NasGen.Search.Spaces;

namespace NasGen.Search.Strategies.Operators;

/// <summary>Mutation of one decision (<see cref="Mutation.Mutate"/>): always for a child that is known already, else for a share of the children.</summary>
/// <param name="probability">The share of new children that are mutated all the same. With 0 nothing is drawn for them.</param>
internal sealed class OneChange(double probability)
{
    /// <param name="child">The child after crossover.</param>
    /// <param name="isKnown">Whether the architecture was proposed or told before.</param>
    /// <param name="random">The random numbers of the proposal.</param>
    public Genotype Mutate(Genotype child, bool isKnown, Random random) =>
        isKnown || (probability > 0 && random.NextDouble() < probability) ? child.Mutate(random) : child;
}
