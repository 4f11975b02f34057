using System.Diagnostics;
using NasGen.Data;
using NasGen.Search.Contracts;
using NasGen.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Supernets.Methods;

/// <summary>Trains a supernet and stops if it is about to collapse.</summary>
internal sealed class OneShotTraining(OneShotContext context, OneShotSettings settings)
{
    /// <summary>The number of epochs over which Zela et al. average the eigenvalue.</summary>
    private const int Window = 5;

    /// <summary>The largest ratio of an average to the one <see cref="Window"/> epochs earlier, by Zela et al.</summary>
    private const double LargestRise = 1 / 0.75;

    private const int PowerIterations = 3;
    private const int ProbeSize = 128;

    private readonly OneShotMethod _method = settings.Method switch
    {
        "darts" => new Darts(context, isSecondOrder: false),
        "darts2" => new Darts(context, isSecondOrder: true),
        "gdas" => new Gdas(context),
        "spos" => new Spos(context),
        _ => throw new ArgumentOutOfRangeException(nameof(settings), settings.Method, "No such method."),
    };

    public OneShotMethod Method => _method;

    /// <summary>Trains the supernet.</summary>
    /// <param name="training">The training data, which are divided at random if the method learns a policy.</param>
    /// <param name="seed">The seed of the division and of the order of samples.</param>
    /// <param name="time">The longest time of the training; <see langword="null"/> for no limit.</param>
    /// <param name="report">The receiver of the share that is done.</param>
    /// <param name="stop">The token that stops the training between two steps.</param>
    /// <exception cref="NasException">NAS2009: the loss is no longer finite.</exception>
    public OneShotTrace Run(Samples training, ulong seed, TimeSpan? time, Action<double> report, CancellationToken stop)
    {
        using var halves = new Halves(training, seed, _method.LearnsPolicy);
        Batches weights = new(halves.Weights, settings.BatchSize), policy = new(halves.Policy, settings.BatchSize);
        var random = new SplitMix64(seed);
        var clock = Stopwatch.StartNew();
        var epochs = settings.Epochs;
        var trace = new OneShotTrace();
        var tables = new List<double[]?[]>();
        Curvature? curvature = null;
        TrainingLoop.SeedDropout(new SplitMix64(seed));
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            context.Supernet.Network.train();
            var (sum, step) = (0.0, 0);
            var schedule = new LearningRateSchedule(settings.LearningRate, epochs * weights.Count);
            using var others = policy.Shuffled(random).GetEnumerator();
            foreach (var (inputs, targets) in weights.Shuffled(random))
            {
                stop.ThrowIfCancellationRequested();
                if (!others.MoveNext() || clock.Elapsed > time) break;
                var batch = new OneShotBatch(inputs, targets, others.Current.Inputs, others.Current.Targets);
                sum += _method.Step(batch, schedule.At(epoch * weights.Count + step), (epoch + (double)step / weights.Count) / epochs);
                step++;
                report((epoch + (double)step / weights.Count) / epochs);
            }
            if (!double.IsFinite(sum))
                throw new NasException(
                    "NAS2009",
                    $"The training of the supernet diverged at epoch {epoch + 1}: its loss is no longer a finite number. "
                    + "A lower learning rate may help.");
            trace.Losses.Add(sum / Math.Max(1, step));
            trace.Entropies.Add(context.Policy.Entropy());
            tables.Add(context.Policy.Table());
            if (_method is Darts darts)
            {
                curvature ??= new Curvature(context.Policy.All, () => Probe(darts, halves.Policy));
                trace.Eigenvalues.Add(curvature.Eigenvalue(PowerIterations));
                if (Rises(trace.Eigenvalues))
                {
                    trace.StoppedAt = epoch + 1 - Window;
                    break;
                }
            }
            // The number of epochs that fit in the time, by the speed so far.
            if (time is { } most) epochs = Math.Max(epoch + 1, Math.Min(settings.Epochs, (int)((epoch + 1) * (most / clock.Elapsed))));
            if (clock.Elapsed > time) break;
        }
        trace.Seconds = clock.Elapsed.TotalSeconds;
        trace.Table = trace.StoppedAt is { } at ? tables[at - 1] : tables[^1];
        return trace;
    }

    private static bool Rises(List<double> eigenvalues)
    {
        if (eigenvalues.Count < 2 * Window) return false;
        double Mean(int end) => eigenvalues.Skip(end - Window).Take(Window).Average();
        var (before, now) = (Mean(eigenvalues.Count - Window), Mean(eigenvalues.Count));
        return before > 0 && now > before * LargestRise;
    }

    /// <summary>Adds the gradient of the architecture parameters on a fixed batch to their <c>grad</c>.</summary>
    private void Probe(Darts darts, Samples samples)
    {
        var count = Math.Min(samples.Count, ProbeSize);
        using var scope = NewDisposeScope();
        var (inputs, targets) = (samples.Inputs.narrow(0, 0, count), samples.Targets.narrow(0, 0, count));
        darts.PolicyGradient(new OneShotBatch(inputs, targets, inputs, targets), settings.LearningRate);
    }

    /// <summary>The training data for the weights and for the architecture parameters: two halves, or all data for both.</summary>
    private sealed class Halves : IDisposable
    {
        private readonly Samples? _a, _b;

        public Halves(Samples samples, ulong seed, bool divides)
        {
            (Weights, Policy) = (samples, samples);
            if (!divides) return;
            var order = new long[samples.Count];
            for (var i = 0; i < order.Length; i++) order[i] = i;
            new SplitMix64(seed ^ 0x5117).Shuffle<long>(order);
            Weights = _a = Take(order[..(order.Length / 2)]);
            Policy = _b = Take(order[(order.Length / 2)..]);

            Samples Take(long[] rows)
            {
                using var index = tensor(rows, device: samples.Inputs.device);
                return new Samples(
                    samples.Inputs.index_select(0, index).DetachFromDisposeScope(), samples.Targets.index_select(0, index).DetachFromDisposeScope());
            }
        }

        public Samples Weights { get; }

        public Samples Policy { get; }

        public void Dispose()
        {
            foreach (var half in (Samples?[])[_a, _b])
            {
                half?.Inputs.Dispose();
                half?.Targets.Dispose();
            }
        }
    }
}

/// <summary>The record of a supernet's training, with lists of one number per epoch.</summary>
internal sealed class OneShotTrace
{
    /// <summary>The mean training losses.</summary>
    public List<double> Losses { get; } = [];

    /// <summary>The mean entropies of the learnt decisions, as a share of the uniform distribution's entropy.</summary>
    public List<double> Entropies { get; } = [];

    /// <summary>The dominant eigenvalues of the Hessian; empty if the method uses no mixture.</summary>
    public List<double> Eigenvalues { get; } = [];

    /// <summary>The epoch whose architecture parameters were kept because later ones collapse; <see langword="null"/> if the last ones were kept.</summary>
    public int? StoppedAt { get; set; }

    /// <summary>The duration of the training in seconds.</summary>
    public double Seconds { get; set; }

    /// <summary>The probabilities of each decision's options; <see langword="null"/> for a decision that is not learnt.</summary>
    public double[]?[] Table { get; set; } = [];
}
