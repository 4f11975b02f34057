using System.Diagnostics;
using NasGen.Data;
using NasGen.Native;
using NasGen.Search.Contracts;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Training;

/// <summary>
/// Trains a module by <see cref="ScheduleFreeAdamW"/>. It leaves the module in eval mode, with the mean weights at the validation that had the lowest
/// loss.
/// </summary>
/// <param name="settings">The settings of the training.</param>
/// <param name="loss">The loss as a function of module, inputs and targets, a mean over the batch.</param>
internal sealed class TrainingLoop(TrainingSettings settings, Func<Module<Tensor, Tensor>, Tensor, Tensor, Tensor> loss)
{
    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(0.5);

    /// <summary>The most steps over which the learning rate rises at the beginning of a training; normally it rises over one epoch.</summary>
    private const int LongestWarmUp = 100;

    /// <summary>The time of a forward pass, in steps.</summary>
    private const double ForwardShare = 1.0 / 3;

    /// <summary>The number of steps of a full training.</summary>
    /// <param name="samples">The number of training samples.</param>
    /// <param name="length">The length of a full training, as a share of what the settings say.</param>
    public int StepsOf(int samples, double length = 1) =>
        (int)Math.Max(1, Math.Round(length * settings.Epochs * Batches.CountOf(samples, settings.BatchSize)));

    /// <summary>Trains the module.</summary>
    /// <param name="order">The order of the training samples.</param>
    /// <param name="span">The steps to do. If it begins after the start, <paramref name="paused"/> holds the state.</param>
    /// <param name="paused">The file of the training, which is read at the start and written at the end; <see langword="null"/>: it never pauses.</param>
    /// <param name="report">The receiver of the share that is done.</param>
    /// <returns>
    /// The training loss and the validation loss of each epoch, or of the part of an epoch with which the span ends. The validation loss is NaN where
    /// it was not measured.
    /// </returns>
    /// <exception cref="NasException">NAS2009: a loss is NaN or infinite.</exception>
    public TrainingCourse Run(
        Module<Tensor, Tensor> net, Samples training, Samples validation, SampleOrder order, TrainingSpan span, PausedFiles paused,
        Action<double> report, CancellationToken stop)
    {
        var batches = new Batches(training, settings.BatchSize);
        var parameters = LaidOut(net, batches);
        using var optimizer = new ScheduleFreeAdamW(parameters, settings.LearningRate, settings.WeightDecay, Math.Min(LongestWarmUp, batches.Count));
        using var step = new TrainingStep(net, loss, optimizer.Step);
        using Checkpoint live = new(net, parameters), best = new(net, parameters);
        var mean = new MeanWeights(net, optimizer, batches, order);
        var validationBatches = Batches.CountOf(validation.Count, settings.BatchSize);
        var cost = ForwardShare * (mean.Batches + validationBatches);
        var start = paused.Start is { } path && PausedTraining.TryRestore(path, net, optimizer) ? optimizer.Steps : 0;
        var curve = new List<double[]>();
        var progress = new Progress(span.End - start, report);
        var (lowest, bestStep, isOnly) = (double.PositiveInfinity, start, true);
        try
        {
            for (var (done, epoch) = (start, start / batches.Count); done < span.End && !IsHopeless(done - bestStep); epoch++)
            {
                var to = Math.Min(span.End, (epoch + 1) * batches.Count);
                var (first, validationLoss) = (done, double.NaN);
                net.train();
                foreach (var (inputs, targets) in batches.Of(order.Of(epoch), done - epoch * batches.Count, to - epoch * batches.Count))
                {
                    stop.ThrowIfCancellationRequested();
                    // Dropout depends on the number of the step only, whether or not the training was validated or paused before it.
                    SeedDropout(order.RandomOf(done));
                    step.Run(inputs, targets);
                    progress.Step();
                    if (++done == span.End || !IsValidated(done)) continue;
                    validationLoss = Validate(done);
                    isOnly = false;
                    net.train();
                }
                var trainingLoss = step.TakeLossSum() / (to - first);
                if (done == span.End)
                {
                    if (paused.End is { } end) PausedTraining.Save(end, net, optimizer);
                    // A single validation has nothing to be compared with. The metrics of the weights follow anyway.
                    if (isOnly) mean.Apply();
                    else validationLoss = Validate(done);
                }
                RequireFinite(trainingLoss, epoch);
                curve.Add([trainingLoss, validationLoss]);
                progress.Report();
            }
            if (!isOnly) best.Restore();
            return new TrainingCourse([.. curve], start, optimizer.Steps);
        }
        finally
        {
            net.eval();
            foreach (var vector in parameters) vector.Dispose();
        }

        bool IsValidated(int steps) => settings.Patience > 0 ? steps % batches.Count == 0 : span.IsValidated(steps, cost);

        bool IsHopeless(int steps) => settings.Patience > 0 && !isOnly && steps >= settings.Patience * batches.Count;

        double Validate(int steps)
        {
            live.Save();
            mean.Apply();
            var value = Loss(net, validation);
            RequireFinite(value, (steps - 1) / batches.Count);
            if (value < lowest)
            {
                (lowest, bestStep) = (value, steps);
                best.Save();
            }
            live.Restore();
            return value;
        }
    }

    /// <exception cref="NasException">NAS2009. The caller knows the place of the model.</exception>
    private static void RequireFinite(double loss, int epoch)
    {
        if (!double.IsFinite(loss))
            throw new NasException(
                "NAS2009", $"The training diverged at epoch {epoch + 1}: its loss is no longer a finite number. A lower learning rate may help.");
    }

    /// <summary>Times steps of a training, and a validation.</summary>
    /// <param name="warmUp">The number of steps before the timed ones.</param>
    /// <param name="seconds">The seconds after which no further step is timed.</param>
    /// <returns>The median seconds of a step, and the seconds of a validation.</returns>
    public (double Step, double Validation) Time(
        Module<Tensor, Tensor> net, Samples training, Samples validation, int warmUp, double seconds, CancellationToken stop)
    {
        var batches = new Batches(training, settings.BatchSize);
        var parameters = LaidOut(net, batches);
        using var optimizer = new ScheduleFreeAdamW(parameters, settings.LearningRate, settings.WeightDecay, LongestWarmUp);
        using var step = new TrainingStep(net, loss, optimizer.Step);
        List<double> steps = [];
        try
        {
            net.train();
            var all = Stopwatch.StartNew();
            while (steps.Count <= warmUp || all.Elapsed.TotalSeconds < seconds)
                foreach (var (inputs, targets) in batches.InOrder())
                {
                    stop.ThrowIfCancellationRequested();
                    var clock = Stopwatch.StartNew();
                    step.Run(inputs, targets);
                    steps.Add(clock.Elapsed.TotalSeconds);
                    if (steps.Count > warmUp && all.Elapsed.TotalSeconds >= seconds) break;
                }
            step.TakeLossSum();
            // A part of the validation data is enough.
            var share = Math.Min(1, 4.0 * Predictions.BatchSize / validation.Count);
            using var part = share < 1 ? validation.First((int)(share * validation.Count)) : null;
            var timing = Stopwatch.StartNew();
            Loss(net, part ?? validation);
            steps.RemoveRange(0, warmUp);
            steps.Sort();
            return (steps[steps.Count / 2], timing.Elapsed.TotalSeconds / share);
        }
        finally
        {
            net.eval();
            foreach (var vector in parameters) vector.Dispose();
        }
    }

    /// <summary>Seeds torch's generator, from which dropout draws. Dropout then does not depend on earlier draws, such as those of weights.</summary>
    public static void SeedDropout(SplitMix64 random) => manual_seed(unchecked((long)random.Next()));

    /// <summary>
    /// The parameters, with channels last if that is faster and if the user's code runs with it. Code that takes views may need the usual layout.
    /// </summary>
    private ParameterVector[] LaidOut(Module<Tensor, Tensor> net, Batches batches)
    {
        if (!OneDnn.GainsByChannelsLast(net)) return ParameterVector.Of(net);
        var parameters = ParameterVector.Of(net, channelsLast: true);
        using var buffers = new Checkpoint(net, []);
        try
        {
            net.train();
            using var scope = NewDisposeScope();
            foreach (var (inputs, targets) in batches.InOrder().Take(1)) loss(net, inputs, targets);
            return parameters;
        }
        catch (Exception) // The user's code or libtorch threw. If the layout is not the cause, the training throws again.
        {
            foreach (var vector in parameters) vector.Dispose();
            return ParameterVector.Of(net);
        }
        finally
        {
            buffers.Restore();
        }
    }

    private double Loss(Module<Tensor, Tensor> net, Samples samples) =>
        TaskLoss.Mean(loss, net, samples, Math.Max(settings.BatchSize, Predictions.BatchSize));

    /// <summary>Reports the share that is done, twice per second at most.</summary>
    private sealed class Progress(double all, Action<double> report)
    {
        private readonly Stopwatch _sinceReport = Stopwatch.StartNew();
        private int _done;

        public void Step()
        {
            _done++;
            if (_sinceReport.Elapsed > ReportInterval) Report();
        }

        public void Report()
        {
            _sinceReport.Restart();
            report(Math.Min(1, _done / all));
        }
    }
}

/// <summary>The files of a training that pauses.</summary>
/// <param name="Start">The file that the training continues from; <see langword="null"/>: it begins anew.</param>
/// <param name="End">The file to write at the end; <see langword="null"/>: none.</param>
internal readonly record struct PausedFiles(string? Start, string? End);

/// <summary>What a training did.</summary>
/// <param name="Curve">The training loss and the validation loss of each epoch.</param>
/// <param name="Start">The number of steps that were done before.</param>
/// <param name="End">The number of steps that are done now.</param>
internal sealed record TrainingCourse(double[][] Curve, int Start, int End);
