namespace NasGen.Architecture.Tests;

/// <summary>Finds folders that use each other, directly or by way of others.</summary>
internal static class FolderCycles
{
    /// <summary>One way through each cycle that a depth-first walk meets: the first folder stands at the end again.</summary>
    public static IEnumerable<string> Of(IEnumerable<Reference> references)
    {
        var uses = references.ToLookup(r => r.From, r => r.To);
        var finished = new HashSet<Room>();
        var way = new List<Room>();
        return uses.Select(u => u.Key).Order(Comparer<Room>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()))).SelectMany(Walk).ToList();

        List<string> Walk(Room room)
        {
            if (way.IndexOf(room) is >= 0 and var begin) return [string.Join(" → ", way[begin..].Append(room))];
            if (finished.Contains(room)) return [];
            way.Add(room);
            List<string> cycles = [.. uses[room].Distinct().SelectMany(Walk)];
            way.RemoveAt(way.Count - 1);
            finished.Add(room);
            return cycles;
        }
    }
}
