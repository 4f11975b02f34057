using System.Globalization;
using NasGen.Search.Spaces;

namespace NasGen.Search.Insights.Landscapes;

/// <summary>How hard a set of recorded results is to search. Noise in the results counts as structure.</summary>
/// <param name="FitnessDistance">The correlation of fitness with the distance from the best; see <see cref="Landscapes.FitnessDistance"/>.</param>
/// <param name="Rho">The autocorrelation ρ₁ over all pairs of neighbours.</param>
/// <param name="CorrelationLength">The correlation length −1 / ln ρ₁, in steps.</param>
/// <param name="WalkCorrelationLength">The correlation length by random walks of 500 steps, in steps.</param>
/// <param name="LocalOptima">The indices of the architectures that no neighbour beats; a plateau counts once, by its first member.</param>
/// <param name="OptimaDistance">The correlation of the local optima's fitness with their distance from the best; NaN for fewer than three.</param>
/// <param name="NeutralNetworks">The number of connected sets of two or more neighbours with equal results.</param>
/// <param name="LargestNeutralNetwork">The size of the largest such set.</param>
/// <param name="Neutrality">The share of neighbour pairs with equal results.</param>
/// <param name="IsOneChange">Whether neighbours differ in one decision; if the set is too sparse for that, the nearest architectures are neighbours.</param>
public sealed record LandscapeDiagnosis(
    double FitnessDistance, double Rho, double CorrelationLength, double WalkCorrelationLength, IReadOnlyList<int> LocalOptima, double OptimaDistance,
    int NeutralNetworks, int LargestNeutralNetwork, double Neutrality, bool IsOneChange)
{
    /// <summary>The threshold of Jones and Forrest 1995: below −0.15 fitness leads to the optimum, above 0.15 away from it.</summary>
    private const double Weak = 0.15;

    /// <summary>Analyses recorded results.</summary>
    /// <param name="architectures">The different architectures, two or more.</param>
    /// <param name="fitness">The finite fitness of each architecture; higher is better.</param>
    public static LandscapeDiagnosis Of(IReadOnlyList<Genotype> architectures, IReadOnlyList<double> fitness)
    {
        var graph = NeighbourGraph.Of(architectures);
        var plateaus = Plateaus.Of(graph, fitness);
        var rho = Autocorrelation.OverPairs(graph, fitness);
        int[] optima = [.. plateaus.LocalOptima];
        double OptimaDistance() =>
            Landscapes.FitnessDistance.Correlation([.. optima.Select(i => architectures[i])], [.. optima.Select(i => fitness[i])]);
        return new(
            NasGen.Search.Insights.Landscapes.FitnessDistance.Correlation(architectures, fitness),
            rho,
            Autocorrelation.Length(rho),
            Autocorrelation.Length(Autocorrelation.OverWalks(graph, fitness)),
            optima,
            optima.Length < 3 ? double.NaN : OptimaDistance(),
            plateaus.Networks,
            plateaus.Largest,
            plateaus.EqualPairs,
            graph.IsOneChange);
    }

    /// <summary>A line for the user: whether local improvements lead to the best architecture, and the consequence for a search.</summary>
    public string Funnel
    {
        get
        {
            var where = LocalOptima.Count == 1 ? "one optimum" : string.Create(CultureInfo.InvariantCulture, $"{LocalOptima.Count} local optima");
            if (!(Math.Abs(Rho) > 0.05))
                return $"no funnel: the results of neighbours are unrelated ({where}), therefore a step gives no hint for the next one";
            if (FitnessDistance >= Weak) return $"misleading: results improve with the distance from the best ({where})";
            if (FitnessDistance > -Weak) return $"no funnel: improvements lead neither to the best nor away from it ({where})";
            if (LocalOptima.Count == 1) return "one funnel without traps: all local improvements end at the best";
            return OptimaDistance <= -Weak || LocalOptima.Count == 2
                ? $"one funnel with traps: better optima are nearer to the best ({where}); restarts, or mutations of good architectures, find it"
                : $"a slope to the best with scattered traps ({where}): better local optima are not nearer to the best, therefore restart far away";
        }
    }
}
