using NasGen.Search.Spaces;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Supernets.Policies;

/// <summary>
/// What the options of each decision weigh in one forward pass: a graph from the architecture parameters to the output. Made in the
/// dispose scope of a step and gone with it.
/// </summary>
/// <param name="weights">For each decision the weights of its options, a vector; <see langword="null"/> where it is not learnt.</param>
/// <param name="genes">One gene of every decision: the options of what is sampled.</param>
/// <param name="isMixed">Whether operations and depths are mixed; otherwise one path runs, with a straight-through gradient.</param>
internal sealed class Relaxation(Tensor?[] weights, double[] genes, bool isMixed)
{
    private readonly Tensor[]?[] _scalars = new Tensor[weights.Length][];

    public bool IsMixed => isMixed;

    public double[] Genes => genes;

    /// <summary>The expected costs of what has run, one number a cost; <see langword="null"/> where nobody asked for them.</summary>
    public Tensor? Costs { get; private set; }

    /// <summary>The weights of a decision's options as a vector; <see langword="null"/> where the decision is not learnt.</summary>
    public Tensor? Vector(int decision) => decision < 0 ? null : weights[decision];

    /// <summary>The weights of a decision's options, each a number.</summary>
    public Tensor[] Scalars(int decision) => _scalars[decision] ??= weights[decision]!.unbind();

    /// <summary>A factor of value one that carries the gradient to a weight.</summary>
    public static Tensor One(Tensor weight) => 1 + (weight - weight.detach());

    public void Add(Tensor costs) => Costs = Costs is null ? costs : Costs + costs;

    /// <summary>The mixture of the policy; <paramref name="genes"/> are the options of what cannot be mixed.</summary>
    public static Relaxation Mixed(Policy policy, double[] genes, bool detached = false) =>
        new(Weights(policy, i => detached ? policy.Logits(i).detach().softmax(0) : policy.Logits(i).softmax(0)), genes, isMixed: true);

    /// <summary>
    /// One path drawn by the Gumbel-max trick, the weights those of the Gumbel softmax at a temperature τ (Jang, Gu and Poole 2017; Dong and
    /// Yang 2019, equations 3 to 5).
    /// </summary>
    public static Relaxation Gumbel(Policy policy, double temperature, Random random)
    {
        var genes = new double[policy.Space.Decisions.Count];
        var weights = Weights(policy, i =>
        {
            var logits = policy.Logits(i);
            double[] noise = [.. Enumerable.Range(0, (int)logits.numel()).Select(_ => -Math.Log(-Math.Log(1 - random.NextDouble())))];
            var perturbed = (logits + tensor(noise, dtype: logits.dtype, device: logits.device)) / temperature;
            genes[i] = perturbed.argmax().item<long>();
            return perturbed.softmax(0);
        });
        for (var i = 0; i < genes.Length; i++)
            if (!policy.IsLearnt(i)) genes[i] = Policy.Uniform(policy.Space.Decisions[i].Domain, random);
        return new Relaxation(weights, genes, isMixed: false);
    }

    /// <summary>All weight on one option of each decision.</summary>
    public static Relaxation OneHot(SearchSpace space, double[] genes) =>
        new([.. space.Decisions.Select((d, i) => d.Domain.Count is { } count ? OneHot((int)genes[i], count) : null)], genes, isMixed: true);

    private static Tensor OneHot(int option, long count)
    {
        var weights = zeros(count);
        weights[option] = 1;
        return weights;
    }

    private static Tensor?[] Weights(Policy policy, Func<int, Tensor> of) =>
        [.. Enumerable.Range(0, policy.Space.Decisions.Count).Select(i => policy.IsLearnt(i) ? of(i) : null)];
}
