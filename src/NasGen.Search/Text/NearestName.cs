namespace NasGen.Search.Text;

/// <summary>Suggests the known name that was probably meant by a mistyped one.</summary>
public static class NearestName
{
    /// <summary>
    /// The known name with the smallest distance to <paramref name="name"/>, ignoring case; <see langword="null"/> if none is near. A name is near if
    /// at most a third of the longer name has to change.
    /// </summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        string? nearest = null;
        var least = int.MaxValue;
        foreach (var candidate in known)
        {
            var distance = Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance >= least || distance > Math.Max(1, Math.Max(name.Length, candidate.Length) / 3)) continue;
            (nearest, least) = (candidate, distance);
        }
        return nearest;
    }

    /// <summary>The end of an error message: <c> Did you mean 'evolution'?</c>, or the list of known names if none is near.</summary>
    public static string Hint(string name, IReadOnlyCollection<string> known) =>
        Of(name, known) is { } nearest ? $" Did you mean '{nearest}'?"
        : known.Count is > 0 and <= 12 ? $" Known: {string.Join(", ", known)}."
        : "";

    /// <summary>
    /// The least number of insertions, deletions, substitutions and exchanges of two neighbouring letters that turn one text into the other
    /// (Damerau 1964, Levenshtein 1966; optimal string alignment: no letter is edited twice).
    /// </summary>
    public static int Distance(string a, string b)
    {
        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + substitution);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, last, row) = (last, row, before);
        }
        return last[b.Length];
    }
}
