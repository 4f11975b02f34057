using System.Diagnostics;
using System.Globalization;
using NasGen.Candidates;
using NasGen.Data;
using NasGen.Errors;
using NasGen.Expansions;
using NasGen.Search.Contracts;
using NasGen.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Benchmarks.Steps;

/// <summary>A perceptron with a loss of its own, and a static tensor that its first call makes: all that NasGen watches.</summary>
[SearchSpace(Input = [1, 28, 28]), Data(nameof(Load)), Classification(10), Loss(nameof(Weighted))]
public abstract class WatchedNet() : Module<Tensor, Tensor>(nameof(WatchedNet))
{
    private static Tensor? _weights;

    [Choice(typeof(MlpBlock)), Width(32, 128)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Classifier(10)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public static (Tensor Inputs, Tensor Targets) Load() => (rand(StepProcess.Samples, 1, 28, 28), randint(10, [StepProcess.Samples]));

    public override Tensor forward(Tensor x) => Head.call(Body.call(x));

    internal static Tensor Weighted(Module<Tensor, Tensor> net, Tensor input, Tensor target) =>
        functional.cross_entropy(net.call(input), target, weight: _weights ??= ones(10).DetachFromDisposeScope());
}

/// <summary>
/// Times what protects a training from the user's code, against the same training without it, in turns: a step with the check of its loss and the watch over
/// static fields, and a forward pass over all samples in copies instead of views.
/// </summary>
internal static class ProtectionCost
{
    private const int Warmth = 3;

    /// <param name="arguments">The batch sizes and the number of turns.</param>
    public static int Run(string[] arguments)
    {
        int[] sizes = arguments.Length > 0 ? [.. arguments[0].Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))] : [16, 128];
        var turns = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 15;
        set_num_threads(1);
        var definition = new WatchedNetDefinition();
        var descriptor = SpaceDescriptor.Parse(definition.Descriptor);
        var genotype = descriptor.Space.ToSearchSpace().Default;
        var dry = Candidate.DryRun(definition, descriptor, genotype);
        var (inputs, targets) = WatchedNet.Load();
        using var data = new Samples(inputs, targets);
        var checkedLoss = TaskLoss.Of(definition, new DataContext(descriptor, "."), data)!;

        using var watched = Candidate.Create(definition, descriptor, genotype, dry, seed: 1);
        using var plain = definition.Create(new PlannedBuilder(definition, new ArchitecturePlan(descriptor.Space, genotype, dry.Shapes)));
        definition.Build(plain);
        foreach (var size in sizes)
        {
            Compare($"step, batch {size}", turns, Epoch(watched, checkedLoss), Epoch(plain, definition.Loss));
            Compare($"forward pass, batch {size}", turns, Pass(watched, copies: true), Pass(plain, copies: false));

            Action Epoch(Module<Tensor, Tensor> net, Func<Module<Tensor, Tensor>, Tensor, Tensor, Tensor> loss)
            {
                net.train();
                var optimizer = new ScheduleFreeAdamW(ParameterVector.Of(net), 0.002, weightDecay: 0.01, warmUp: 100);
                var step = new TrainingStep(net, loss, optimizer.Step);
                var random = new SplitMix64(1);
                return () =>
                {
                    foreach (var (x, y) in new Batches(data, size).Shuffled(random)) step.Run(x, y);
                };
            }

            Action Pass(Module<Tensor, Tensor> net, bool copies) => () =>
            {
                using var noGradient = no_grad();
                for (var batch = 0; batch < data.Count / size; batch++)
                {
                    using var scope = NewDisposeScope();
                    var (x, y) = (data.Inputs.narrow(0, batch * size, size), data.Targets.narrow(0, batch * size, size));
                    if (copies) (x, y) = (x.clone(), y.clone());
                    net.call(x);
                }
            };
        }
        return 0;
    }

    private static void Compare(string what, int turns, Action with, Action without)
    {
        for (var i = 0; i < Warmth; i++) (i % 2 == 0 ? with : without)();
        List<double> protectedTimes = [], plainTimes = [];
        for (var turn = 0; turn < turns; turn++)
        {
            var first = turn % 2 == 0;
            (first ? protectedTimes : plainTimes).Add(Time(first ? with : without));
            (first ? plainTimes : protectedTimes).Add(Time(first ? without : with));
        }
        Console.WriteLine($"{what}: time with protection / without: {Quartiles.OfRatios(protectedTimes, plainTimes)}");
    }

    private static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
