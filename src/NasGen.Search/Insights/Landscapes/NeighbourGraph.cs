using NasGen.Search.Spaces;

namespace NasGen.Search.Insights.Landscapes;

/// <summary>The graph of a set of architectures in which neighbours differ in one decision.</summary>
public sealed class NeighbourGraph
{
    /// <summary>The number of nearest architectures that are neighbours if the set is too sparse.</summary>
    private const int Nearest = 3;

    private readonly int[][] _neighbours;

    private NeighbourGraph(int[][] neighbours, bool isOneChange)
    {
        _neighbours = neighbours;
        IsOneChange = isOneChange;
    }

    /// <summary>The number of architectures.</summary>
    public int Count => _neighbours.Length;

    /// <summary>Whether edges are single changes. If not, the set is too sparse, and each architecture is joined with its three nearest.</summary>
    public bool IsOneChange { get; }

    /// <summary>The number of edges.</summary>
    public long Edges => _neighbours.Sum(n => (long)n.Length) / 2;

    /// <summary>The indices of an architecture's neighbours, ascending.</summary>
    public ReadOnlySpan<int> Of(int architecture) => _neighbours[architecture];

    /// <summary>The graph of different architectures.</summary>
    /// <param name="architectures">The architectures, each once.</param>
    public static NeighbourGraph Of(IReadOnlyList<Genotype> architectures)
    {
        var places = new Dictionary<Genotype, int>(architectures.Count);
        for (var i = 0; i < architectures.Count; i++) places.Add(architectures[i], i);
        var sets = new SortedSet<int>[architectures.Count];
        for (var i = 0; i < sets.Length; i++) sets[i] = [];
        for (var i = 0; i < sets.Length; i++)
            foreach (var neighbour in architectures[i].Neighbours())
                if (places.TryGetValue(neighbour, out var j))
                    Join(sets, i, j);
        var isOneChange = sets.Sum(s => s.Count) >= sets.Length;
        if (!isOneChange) JoinNearest(sets, architectures);
        return new NeighbourGraph([.. sets.Select(s => s.ToArray())], isOneChange);
    }

    /// <summary>The unseen architectures that are reachable by steps which a predicate allows, breadth first.</summary>
    internal List<int> Component(int start, bool[] seen, Func<int, int, bool> isJoined)
    {
        List<int> component = [start];
        seen[start] = true;
        for (var i = 0; i < component.Count; i++)
            foreach (var next in _neighbours[component[i]])
                if (!seen[next] && isJoined(component[i], next))
                {
                    seen[next] = true;
                    component.Add(next);
                }
        return component;
    }

    private static void JoinNearest(SortedSet<int>[] sets, IReadOnlyList<Genotype> architectures)
    {
        for (var i = 0; i < sets.Length; i++)
            foreach (var j in Enumerable.Range(0, sets.Length).Where(j => j != i).OrderBy(j => architectures[i].DistanceTo(architectures[j])).Take(Nearest))
                Join(sets, i, j);
    }

    private static void Join(SortedSet<int>[] sets, int a, int b)
    {
        sets[a].Add(b);
        sets[b].Add(a);
    }
}
