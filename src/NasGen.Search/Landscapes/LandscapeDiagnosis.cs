using System.Globalization;
using NasGen.Search.Spaces;

namespace NasGen.Search.Landscapes;

/// <summary>What a set of results says of how hard it is to search. Differences are judged as they were recorded, noise and all.</summary>
/// <param name="FitnessDistance">Correlation of fitness with the distance from the best; see <see cref="Landscapes.FitnessDistance"/>.</param>
/// <param name="Rho">ρ₁ over all pairs of neighbours.</param>
/// <param name="CorrelationLength">−1 / ln ρ₁, in steps.</param>
/// <param name="WalkCorrelationLength">The same from random walks of 500 steps.</param>
/// <param name="LocalOptima">Architectures better than every neighbour, in the order given; a plateau counts by its first.</param>
/// <param name="OptimaDistance">Correlation of the local optima's fitness with their distance from the best; NaN below three of them.</param>
/// <param name="NeutralNetworks">How many connected sets of two or more neighbours have equal results.</param>
/// <param name="LargestNeutralNetwork">The size of the largest.</param>
/// <param name="Neutrality">The share of neighbour pairs with equal results.</param>
/// <param name="IsOneChange">Whether neighbours differ in one decision; where the set is too sparse for that, nearest ones stand in.</param>
public sealed record LandscapeDiagnosis(
    double FitnessDistance, double Rho, double CorrelationLength, double WalkCorrelationLength, IReadOnlyList<int> LocalOptima, double OptimaDistance,
    int NeutralNetworks, int LargestNeutralNetwork, double Neutrality, bool IsOneChange)
{
    /// <summary>Jones and Forrest 1995: below −0.15 the optimum draws a search to it, above 0.15 it leads away.</summary>
    private const double Weak = 0.15;

    /// <param name="architectures">Each once, two or more.</param>
    /// <param name="fitness">Higher is better; finite.</param>
    public static LandscapeDiagnosis Of(IReadOnlyList<Genotype> architectures, IReadOnlyList<double> fitness)
    {
        var graph = NeighbourGraph.Of(architectures);
        var plateaus = Plateaus.Of(graph, fitness);
        var rho = Autocorrelation.OverPairs(graph, fitness);
        int[] optima = [.. plateaus.LocalOptima];
        return new(
            Landscapes.FitnessDistance.Correlation(architectures, fitness),
            rho,
            Autocorrelation.Length(rho),
            Autocorrelation.Length(Autocorrelation.OverWalks(graph, fitness)),
            optima,
            optima.Length < 3 ? double.NaN : Landscapes.FitnessDistance.Correlation([.. optima.Select(i => architectures[i])], [.. optima.Select(i => fitness[i])]),
            plateaus.Networks,
            plateaus.Largest,
            plateaus.EqualPairs,
            graph.IsOneChange);
    }

    /// <summary>One line for a person: which way gains lead, and what that means for a search.</summary>
    public string Funnel
    {
        get
        {
            var where = LocalOptima.Count == 1 ? "one optimum" : string.Create(CultureInfo.InvariantCulture, $"{LocalOptima.Count} local optima");
            if (!(Math.Abs(Rho) > 0.05)) return $"no funnel: neighbours' results do not go together ({where}), a step tells nothing of the next";
            if (FitnessDistance >= Weak) return $"misleading: results get better away from the best ({where})";
            if (FitnessDistance > -Weak) return $"no funnel: gains lead neither to the best nor away from it ({where})";
            if (LocalOptima.Count == 1) return "one funnel without traps: every climb ends at the best";
            return OptimaDistance <= -Weak || LocalOptima.Count == 2
                ? $"one funnel with traps: better optima are nearer to the best ({where}); restarts or mutations of good ones find it"
                : $"a slope to the best with scattered traps ({where}): local optima are no nearer to the best for being better, so restart far away";
        }
    }
}
