namespace NasGen.Search.Strategies.Operators;

/// <summary>Chooses a parent.</summary>
internal interface ISelection
{
    /// <param name="pool">A working copy of the population, in the order in which survival left it; it may be reordered.</param>
    /// <param name="random">The random numbers of the proposal.</param>
    Individual Select(Individual[] pool, Random random);
}
