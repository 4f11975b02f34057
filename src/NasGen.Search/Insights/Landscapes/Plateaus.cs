namespace NasGen.Search.Insights.Landscapes;

/// <summary>Connected sets of neighbours with equal results: neutral networks (Reidys and Stadler 2001), and the local optima among them.</summary>
/// <param name="LocalOptima">The index of the first member of each set that no neighbour beats.</param>
/// <param name="Networks">The number of sets of two or more.</param>
/// <param name="Largest">The size of the largest set.</param>
/// <param name="EqualPairs">The share of neighbour pairs with equal results.</param>
internal sealed record Plateaus(IReadOnlyList<int> LocalOptima, int Networks, int Largest, double EqualPairs)
{
    /// <summary>Finds the sets.</summary>
    /// <param name="graph">The graph of neighbours.</param>
    /// <param name="fitness">The fitness of each architecture; higher is better.</param>
    public static Plateaus Of(NeighbourGraph graph, IReadOnlyList<double> fitness)
    {
        List<int> optima = [];
        var (networks, largest, equal) = (0, 0, 0L);
        var seen = new bool[graph.Count];
        for (var i = 0; i < graph.Count; i++)
        {
            foreach (var j in graph.Of(i))
                if (fitness[j] == fitness[i])
                    equal++;
            if (seen[i]) continue;
            var plateau = graph.Component(i, seen, (a, b) => fitness[a] == fitness[b]);
            if (plateau.Count > 1) networks++;
            largest = Math.Max(largest, plateau.Count);
            if (plateau.TrueForAll(p => IsTop(graph, fitness, p))) optima.Add(i);
        }
        return new(optima, networks, largest, graph.Edges == 0 ? 0 : equal / 2.0 / graph.Edges);
    }

    private static bool IsTop(NeighbourGraph graph, IReadOnlyList<double> fitness, int place)
    {
        foreach (var j in graph.Of(place))
            if (fitness[j] > fitness[place])
                return false;
        return true;
    }
}
