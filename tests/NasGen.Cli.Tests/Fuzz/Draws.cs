namespace NasGen.Cli.Tests.Fuzz;

/// <summary>What is drawn from lists.</summary>
internal static class Draws
{
    public static T One<T>(this Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    /// <summary>Takes an element out of a list.</summary>
    public static string Taken(this List<string> from, int index)
    {
        var taken = from[index];
        from.RemoveAt(index);
        return taken;
    }
}
