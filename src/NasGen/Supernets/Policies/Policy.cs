using NasGen.Search.Numerics;
using NasGen.Search.Spaces;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NasGen.Supernets.Policies;

/// <summary>
/// A distribution over architectures: a softmax over the options of each decision, independent of the other decisions. The logits are the architecture
/// parameters α of differentiable search (Liu, Simonyan and Yang 2019, equation 2).
/// </summary>
internal sealed class Policy : nn.Module
{
    /// <summary>The most options of a learnt decision. Larger domains are sampled uniformly.</summary>
    private const int MostOptions = 64;

    private readonly Parameter?[] _logits;

    /// <param name="space">The search space.</param>
    /// <param name="type">The type of the logits.</param>
    /// <param name="frozen">The names of decisions that are not learnt.</param>
    public Policy(SearchSpace space, ScalarType type = ScalarType.Float32, IReadOnlySet<string>? frozen = null) : base(nameof(Policy))
    {
        Space = space;
        _logits =
        [
            .. space.Decisions.Select(d =>
                IsLearnable(d) && frozen?.Contains(d.Name) != true ? nn.Parameter(zeros(d.Domain.Count!.Value, type)) : null),
        ];
        for (var i = 0; i < _logits.Length; i++)
            if (_logits[i] is { } logits)
            {
                logits.DetachFromDisposeScope();
                register_parameter($"decision{i}", logits);
            }
    }

    /// <summary>A policy on a device.</summary>
    public static Policy On(Device device, SearchSpace space, IReadOnlySet<string> frozen)
    {
        var policy = new Policy(space, frozen: frozen);
        policy.to(device);
        return policy;
    }

    public SearchSpace Space { get; }

    public bool IsLearnt(int decision) => _logits[decision] is not null;

    /// <summary>The logits of a decision's options: <c>[options]</c>.</summary>
    /// <exception cref="InvalidOperationException">The decision is not learnt.</exception>
    public Parameter Logits(int decision) => _logits[decision] ?? throw new InvalidOperationException($"{Space.Decisions[decision].Name} is not learnt.");

    /// <summary>All α, in the order of the decisions.</summary>
    public Parameter[] All => [.. _logits.OfType<Parameter>()];

    /// <summary>The probabilities of a decision's options.</summary>
    public double[] Probabilities(int decision)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        return Logits(decision).to(ScalarType.Float64).softmax(0).cpu().data<double>().ToArray();
    }

    /// <summary>The probabilities of each decision's options; <see langword="null"/> for a decision that is not learnt.</summary>
    public double[]?[] Table() => [.. Enumerable.Range(0, _logits.Length).Select(i => IsLearnt(i) ? Probabilities(i) : null)];

    /// <summary>Draws a gene of every decision from a table of probabilities. Decisions that are not learnt are uniform over their domain.</summary>
    public static double[] Draw(SearchSpace space, double[]?[] table, Random random) =>
        [.. space.Decisions.Select((d, i) => table[i] is { } p ? random.NextIndex(p) : Uniform(d.Domain, random))];

    /// <summary>The mean entropy of the learnt decisions, as a share of the uniform distribution's entropy.</summary>
    public double Entropy()
    {
        double[][] learnt = [.. Table().OfType<double[]>().Where(p => p.Length > 1)];
        return learnt.Length == 0 ? 0 : learnt.Average(p => -p.Sum(q => q > 0 ? q * Math.Log(q) : 0) / Math.Log(p.Length));
    }

    public static double Uniform(Domain domain, Random random) =>
        domain.Count is { } count ? random.NextInt64(count) : domain.AtPosition(random.NextDouble());

    private static bool IsLearnable(Decision decision) =>
        decision.Domain.Count is > 1 and <= MostOptions && !DecisionNames.IsOfTraining(decision.Name);
}
