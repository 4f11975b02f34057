using System.Numerics;
using NasGen.Search.Numerics;

namespace NasGen.Search.Spaces;

/// <summary>
/// The number of canonical genotypes below each decision and option. Options that bring more decisions to life weigh more, therefore sampling
/// is uniform over architectures. A continuous decision has measure 1.
/// </summary>
internal sealed class SpaceMeasure
{
    private readonly SearchSpace _space;
    private readonly BigInteger[] _subtrees;
    private readonly BigInteger[]?[] _options;

    public SpaceMeasure(SearchSpace space)
    {
        _space = space;
        var count = space.Decisions.Count;
        _subtrees = new BigInteger[count];
        _options = new BigInteger[count][];
        var isContinuous = new bool[count];
        Total = 1;
        for (var i = count - 1; i >= 0; i--)
        {
            var domain = space.Decisions[i].Domain;
            isContinuous[i] |= domain.Count is null;
            var weights = _options[i];
            _subtrees[i] = weights is null ? domain.Count ?? 1 : weights.Aggregate(BigInteger.Add);
            var parent = space.ParentOf(i);
            if (parent < 0)
            {
                Total *= _subtrees[i];
                IsContinuous |= isContinuous[i];
                continue;
            }
            var parentWeights = _options[parent] ??= [.. Enumerable.Repeat(BigInteger.One, (int)space.Decisions[parent].Domain.Count!)];
            for (var option = 0; option < parentWeights.Length; option++)
            {
                if (!space.IsAliveUnder(i, option)) continue;
                parentWeights[option] *= _subtrees[i];
                isContinuous[parent] |= isContinuous[i];
            }
        }
    }

    /// <summary>The measure of the space.</summary>
    public BigInteger Total { get; }

    /// <summary>Whether a decision that can be alive is continuous.</summary>
    public bool IsContinuous { get; }

    /// <summary>The measure of a decision with all decisions that depend on it.</summary>
    public BigInteger Subtree(int decision) => _subtrees[decision];

    /// <summary>The measure of one option with all decisions that it brings to life.</summary>
    public BigInteger Option(int decision, int option) => _options[decision]?[option] ?? 1;

    /// <summary>Draws an option with its probability in a uniformly drawn architecture, given that the decision is alive.</summary>
    public double DrawGene(int decision, Random random)
    {
        var domain = _space.Decisions[decision].Domain;
        if (domain.Count is not { } count) return domain.AtPosition(random.NextDouble());
        if (_options[decision] is not { } weights) return random.NextInt64(count);
        var rest = random.NextBelow(_subtrees[decision]);
        var option = 0;
        while (rest >= weights[option]) rest -= weights[option++];
        return option;
    }
}
