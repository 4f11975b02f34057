namespace NasGen.Search.Spaces;

internal static class ReadOnlyListExtensions
{
    /// <summary>The first index of an option by ordinal comparison; −1 if it is absent.</summary>
    public static int IndexOf(this IReadOnlyList<string> list, string item)
    {
        for (var i = 0; i < list.Count; i++)
            if (string.Equals(list[i], item, StringComparison.Ordinal))
                return i;
        return -1;
    }
}
