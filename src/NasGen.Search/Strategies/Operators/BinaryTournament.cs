namespace NasGen.Search.Strategies.Operators;

/// <summary>The better of two that are drawn from a population in order, the best first: <see cref="RankAndCrowding"/> leaves it so.</summary>
internal sealed class BinaryTournament : ISelection
{
    public Individual Select(Individual[] pool, Random random) => pool[Math.Min(random.Next(pool.Length), random.Next(pool.Length))];
}
