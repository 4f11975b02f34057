namespace NasGen.Search.Strategies.Operators;

/// <summary>The member with the least first loss among a number that are drawn without replacement; the first drawn of equals.</summary>
/// <param name="size">The number of members that are drawn, or all of a smaller population.</param>
internal sealed class Tournament(int size) : ISelection
{
    public Individual Select(Individual[] pool, Random random)
    {
        var fittest = 0;
        for (var i = 0; i < Math.Min(size, pool.Length); i++)
        {
            var drawn = random.Next(i, pool.Length);
            (pool[i], pool[drawn]) = (pool[drawn], pool[i]);
            if (pool[i].Losses[0] < pool[fittest].Losses[0]) fittest = i;
        }
        return pool[fittest];
    }
}
