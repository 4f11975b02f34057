using System.Diagnostics;
using System.Globalization;
using NasGen.Benchmarks.Steps;
using NasGen.Candidates;
using NasGen.Native;
using NasGen.Search.Contracts;
using NasGen.Supernets.Methods;
using NasGen.Supernets.Policies;
using NasGen.Supernets.Weights;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Benchmarks.OneShot;

/// <summary>One cell with an input and four nodes. Each of its ten edges has eight operations.</summary>
[SearchSpace(Input = [16, 8, 8])]
[Data(nameof(Load)), Classification(10)]
public abstract class DartsCell() : Module<Tensor, Tensor>(nameof(DartsCell))
{
    [Choice<ConvBlock, SeparableConvBlock, MobileBlock, SqueezeExciteBlock, MaxPoolBlock, AveragePoolBlock, IdentityBlock, ZeroBlock>]
    [Cell(Nodes = 5, Concat = true), Width(16), Expansion(1)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Classifier(10)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    internal static (Tensor Inputs, Tensor Targets) Load() => (rand(640, 16, 8, 8), randint(10, [640]));
}

/// <summary>
/// Compares a step of the supernet of <see cref="DartsCell"/> (batch 64, one thread, architecture parameters and weights) with the same step in
/// PyTorch, each in its own process with the same allocator settings, in turns.
/// </summary>
internal static class DartsStep
{
    private const int Rounds = 20;
    private const int StepsARound = 5;
    private const int Batch = 64;

    public static int Compare(string[] arguments)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "OneShot", "pytorch_darts.py");
        using var nasGen = new SteppingProcess(Environment.ProcessPath!, ["darts-step-worker"], SteppingProcess.WorkerAllocator);
        using var pyTorch = new SteppingProcess(arguments.FirstOrDefault() ?? "/usr/bin/python3", [script], SteppingProcess.WorkerAllocator);
        var seconds = SteppingProcess.TakeTurns([nasGen, pyTorch], Rounds, StepsARound);
        var (ours, theirs) = (Quartiles.Of(seconds[0]).Median * 1e3, Quartiles.Of(seconds[1]).Median * 1e3);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"DARTS step, median of {Rounds} rounds: NasGen {ours:F1} ms, PyTorch {theirs:F1} ms"));
        Console.WriteLine($"NasGen / PyTorch: {Quartiles.OfRatios(seconds[0], seconds[1])}");
        return 0;
    }

    /// <summary>For each line of standard input (a number of steps) it prints the median seconds of a step.</summary>
    public static int Worker(string[] arguments)
    {
        set_num_threads(1);
        using var oneShot = Context(out var supernet);
        using var convolutions = OneDnn.Use(supernet.Network);
        var method = new Darts(oneShot, isSecondOrder: false);
        using var batch = DisposableBatch();
        SteppingProcess.Serve(() => method.Step(batch.Value, 0.01, 0));
        return 0;
    }

    /// <summary>Measures the resident memory over many steps of a method, or of one candidate that is trained alone.</summary>
    /// <param name="arguments">The method and the number of steps.</param>
    public static int Memory(string[] arguments)
    {
        set_num_threads(1);
        var steps = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 5000;
        using var oneShot = Context(out var supernet);
        OneShotMethod method = arguments.FirstOrDefault() switch
        {
            "gdas" => new Gdas(oneShot),
            "spos" => new Spos(oneShot),
            "candidate" => new OneCandidate(oneShot),
            _ => new Darts(oneShot, isSecondOrder: false),
        };
        using var batch = DisposableBatch();
        for (var step = 1; step <= steps; step++)
        {
            method.Step(batch.Value, 0.01, (double)step / steps);
            if (step % Math.Max(1, steps / 10) == 0)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{step} steps: {Resident():F1} MiB, peak {Peak():F1} MiB"));
        }
        return 0;
    }

    private static OneShotContext Context(out Supernet supernet)
    {
        var definition = new DartsCellDefinition();
        var descriptor = SpaceDescriptor.Parse(definition.Descriptor);
        supernet = Supernet.Create(definition, descriptor, descriptor.Space.ToSearchSpace(), g => Candidate.DryRun(definition, descriptor, g), seed: 1);
        supernet.Network.train();
        return new OneShotContext(
            supernet, new Policy(supernet.Space), (net, input, target) => functional.cross_entropy(net.call(input), target),
            new OneShotSettings("darts"), seed: 1);
    }

    private static Held DisposableBatch() => new(new OneShotBatch(
        rand(Batch, 16, 8, 8).DetachFromDisposeScope(), randint(10, [Batch]).DetachFromDisposeScope(),
        rand(Batch, 16, 8, 8).DetachFromDisposeScope(), randint(10, [Batch]).DetachFromDisposeScope()));

    private static double Resident()
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1048576.0;
    }

    private static double Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1048576.0;
    }

    /// <summary>Trains only the default architecture, on the same weights, to compare its memory.</summary>
    private sealed class OneCandidate(OneShotContext context) : OneShotMethod(context)
    {
        public override bool LearnsPolicy => false;

        public override double Step(OneShotBatch batch, double learningRate, double progress)
        {
            using var scope = NewDisposeScope();
            Supernet.Take(Supernet.Space.Default);
            var loss = Loss(batch.Inputs, batch.Targets);
            Context.ZeroWeightGradients();
            loss.backward();
            Context.StepWeights(learningRate);
            return Number(loss);
        }
    }

    private sealed record Held(OneShotBatch Value) : IDisposable
    {
        public void Dispose()
        {
            foreach (var tensor in (Tensor[])[Value.Inputs, Value.Targets, Value.ValidationInputs, Value.ValidationTargets]) tensor.Dispose();
        }
    }
}
