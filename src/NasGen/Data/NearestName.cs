namespace NasGen.Data;

/// <summary>The known name that an unknown one was probably meant to be.</summary>
internal static class NearestName
{
    /// <summary>The name with the least edit distance, case aside; <see langword="null"/> where none shares more than half of it.</summary>
    public static string? Of(string unknown, IEnumerable<string> known)
    {
        var best = known.Select(name => (Name: name, Distance: EditDistance(unknown.ToUpperInvariant(), name.ToUpperInvariant())))
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal).FirstOrDefault();
        return best.Name is not null && best.Distance <= Math.Max(1, Math.Max(unknown.Length, best.Name.Length) / 2) ? best.Name : null;
    }

    /// <summary>The least number of insertions, deletions and substitutions (Levenshtein 1966).</summary>
    private static int EditDistance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, 1 + Math.Min(row[j], row[j - 1]));
            }
        }
        return row[^1];
    }
}
