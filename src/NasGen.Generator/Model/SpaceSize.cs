using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace NasGen.Generator.Model;

/// <summary>
/// The exact number of architectures. Conditions form a forest, therefore counts multiply: each option of a decision counts the product over
/// the decisions that are alive with it.
/// </summary>
internal static class SpaceSize
{
    /// <summary>The number; <see langword="null"/> if a decision is continuous.</summary>
    public static BigInteger? Count(IReadOnlyList<DecisionModel> decisions)
    {
        if (decisions.Any(d => CountOf(d.Domain) is null)) return null;
        var children = decisions.ToLookup(d => d.Parent ?? "");
        return Product(children[""]);

        BigInteger Product(IEnumerable<DecisionModel> alive) => alive.Aggregate(BigInteger.One, (size, d) => size * Below(d));

        BigInteger Below(DecisionModel decision)
        {
            var dependent = children[decision.Name].ToList();
            return dependent.Count == 0
                ? CountOf(decision.Domain)!.Value
                : decision.Domain.Options.Aggregate(BigInteger.Zero, (sum, o) => sum + Product(dependent.Where(d => d.ParentOptions.Contains(o))));
        }
    }

    public static BigInteger? CountOf(DomainModel domain) => domain.Kind switch
    {
        DecisionKind.Float => null,
        DecisionKind.Integer => new BigInteger(System.Math.Floor((domain.Max - domain.Min) / domain.Step)) + 1,
        _ => domain.Options.Count,
    };

    public static string Text(IReadOnlyList<DecisionModel> decisions) => Count(decisions)?.ToString() ?? "∞";
}
