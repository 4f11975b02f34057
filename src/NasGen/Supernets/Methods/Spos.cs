using NasGen.Supernets.Policies;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Supernets.Methods;

/// <summary>
/// Single path, one shot (Guo et al. 2020), with strict fairness (Chu, Zhang and Xu 2021, FairNAS, algorithm 1). Each step runs as many paths as the
/// largest decision has options, each of its options once, and updates the weights by the mean of their gradients.
/// </summary>
internal sealed class Spos(OneShotContext context) : OneShotMethod(context)
{
    public override bool LearnsPolicy => false;

    public override double Step(OneShotBatch batch, double learningRate, double progress)
    {
        Context.ZeroWeightGradients();
        var paths = Paths();
        var sum = 0.0;
        foreach (var genes in paths)
        {
            using var scope = NewDisposeScope();
            Supernet.Take(Supernet.Space.Canonical(genes));
            var loss = Loss(batch.Inputs, batch.Targets) / paths.Length;
            loss.backward();
            sum += Number(loss);
        }
        Context.StepWeights(learningRate);
        return sum;
    }

    /// <summary>The genes of each path. Each decision takes its options in a random order, one per path.</summary>
    internal double[][] Paths()
    {
        var decisions = Supernet.Space.Decisions;
        var count = Enumerable.Range(0, decisions.Count).Where(Policy.IsLearnt).Select(i => (int)decisions[i].Domain.Count!.Value).DefaultIfEmpty(1).Max();
        var paths = new double[count][];
        for (var path = 0; path < count; path++) paths[path] = new double[decisions.Count];
        for (var i = 0; i < decisions.Count; i++)
        {
            var isLearnt = Policy.IsLearnt(i);
            var order = isLearnt ? Enumerable.Range(0, (int)decisions[i].Domain.Count!.Value).ToArray() : [];
            Context.Random.Shuffle(order);
            for (var path = 0; path < count; path++)
            {
                if (isLearnt && path > 0 && path % order.Length == 0) Context.Random.Shuffle(order);
                paths[path][i] = isLearnt ? order[path % order.Length] : Policy.Uniform(decisions[i].Domain, Context.Random);
            }
        }
        foreach (var path in paths) Context.Freeze(path);
        return paths;
    }
}
