using NasGen.Search.Spaces;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Supernets.Policies;

/// <summary>
/// The weights of each decision's options in one forward pass. They connect the architecture parameters to the output in the autograd graph, and live
/// as long as the dispose scope of a step.
/// </summary>
/// <param name="weights">The weights of each decision's options as a vector; <see langword="null"/> for a decision that is not learnt.</param>
/// <param name="genes">A gene of every decision. Decisions that are not mixed take this option.</param>
/// <param name="isMixed">Whether operations and depths are mixed. Otherwise one path runs, with a straight-through gradient.</param>
internal sealed class Relaxation(Tensor?[] weights, double[] genes, bool isMixed)
{
    private readonly Tensor[]?[] _scalars = new Tensor[weights.Length][];

    public bool IsMixed => isMixed;

    public double[] Genes => genes;

    /// <summary>The expected costs of the blocks that have run, one number per cost; <see langword="null"/> if none were counted.</summary>
    public Tensor? Costs { get; private set; }

    /// <summary>The weights of a decision's options as a vector; <see langword="null"/> if the decision is not learnt, or for a negative index.</summary>
    public Tensor? Vector(int decision) => decision < 0 ? null : weights[decision];

    /// <summary>The weights of a decision's options as scalar tensors.</summary>
    public Tensor[] Scalars(int decision) => _scalars[decision] ??= weights[decision]!.unbind();

    /// <summary>A factor of value one that passes the gradient to a weight.</summary>
    public static Tensor One(Tensor weight) => 1 + (weight - weight.detach());

    public void Add(Tensor costs) => Costs = Costs is null ? costs : Costs + costs;

    /// <summary>The mixture of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="genes">A gene of every decision. Decisions that are not mixed take this option.</param>
    /// <param name="detached">Whether the weights have no gradient.</param>
    public static Relaxation Mixed(Policy policy, double[] genes, bool detached = false) =>
        new(Weights(policy, i => detached ? policy.Logits(i).detach().softmax(0) : policy.Logits(i).softmax(0)), genes, isMixed: true);

    /// <summary>
    /// One path drawn by the Gumbel-max trick, with the weights of the Gumbel softmax at a temperature τ (Jang, Gu and Poole 2017; Dong and Yang 2019,
    /// equations 3 to 5).
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

    /// <summary>A mixture with all weight on one option of each decision.</summary>
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
