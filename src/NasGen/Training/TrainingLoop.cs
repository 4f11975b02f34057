using System.Diagnostics;
using NasGen.Data;
using NasGen.Native;
using NasGen.Search.Contracts;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Training;

/// <summary>
/// Trains a module by AdamW with the schedule of <see cref="LearningRateSchedule"/>. The training stops when the validation loss no longer falls,
/// and leaves the module in eval mode with the weights of its best epoch.
/// </summary>
/// <param name="settings">The settings of the training.</param>
/// <param name="loss">The loss as a function of module, inputs and targets, a mean over the batch.</param>
internal sealed class TrainingLoop(TrainingSettings settings, Func<Module<Tensor, Tensor>, Tensor, Tensor, Tensor> loss)
{
    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(0.5);

    /// <param name="seed">The seed of the order of samples and of dropout.</param>
    /// <param name="report">The receiver of the share that is done.</param>
    /// <returns>The training loss and the validation loss of each epoch.</returns>
    /// <exception cref="NasException">NAS2009: a loss is NaN or infinite.</exception>
    public double[][] Run(Module<Tensor, Tensor> net, Samples training, Samples validation, ulong seed, Action<double> report, CancellationToken stop)
    {
        var batches = new Batches(training, settings.BatchSize);
        var schedule = new LearningRateSchedule(settings.LearningRate, settings.Epochs * batches.Count);
        var parameters = LaidOut(net, batches);
        SeedDropout(seed);
        using var optimizer = new AdamW(parameters, settings.WeightDecay);
        using var step = new TrainingStep(net, loss, optimizer);
        using var best = new Checkpoint(net, parameters);
        var random = new SplitMix64(seed);
        var curve = new List<double[]>();
        var (lowest, bestEpoch) = (double.PositiveInfinity, 0);
        var sinceReport = Stopwatch.StartNew();
        try
        {
            for (var epoch = 0; epoch < settings.Epochs && epoch - bestEpoch <= settings.Patience; epoch++)
            {
                var trainingLoss = Epoch(epoch);
                var validationLoss = Loss(net, validation);
                if (!double.IsFinite(trainingLoss + validationLoss))
                    throw new NasException(
                        "NAS2009", $"The training diverged at epoch {epoch + 1}: its loss is no longer a finite number. A lower learning rate may help.");
                curve.Add([trainingLoss, validationLoss]);
                Report((epoch + 1.0) / settings.Epochs);
                if (validationLoss >= lowest) continue;
                (lowest, bestEpoch) = (validationLoss, epoch);
                best.Save();
            }
            best.Restore();
            return [.. curve];
        }
        finally
        {
            net.eval();
            foreach (var vector in parameters) vector.Dispose();
        }

        double Epoch(int epoch)
        {
            net.train();
            var done = epoch * batches.Count;
            foreach (var (inputs, targets) in batches.Shuffled(random))
            {
                stop.ThrowIfCancellationRequested();
                step.Run(inputs, targets, schedule.At(done++));
                if (sinceReport.Elapsed > ReportInterval) Report((double)done / (settings.Epochs * batches.Count));
            }
            return step.TakeLossSum() / batches.Count;
        }

        void Report(double share)
        {
            sinceReport.Restart();
            report(share);
        }
    }

    /// <summary>Seeds torch's generator, from which dropout draws. Dropout then does not depend on earlier draws, such as those of weights.</summary>
    public static void SeedDropout(ulong seed) => manual_seed(unchecked((long)new SplitMix64(seed).Next()));

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

    /// <summary>The mean loss in eval mode.</summary>
    private double Loss(Module<Tensor, Tensor> net, Samples samples)
    {
        net.eval();
        using var noGradient = no_grad();
        var sum = 0.0;
        foreach (var (inputs, targets) in new Batches(samples, Math.Max(settings.BatchSize, Predictions.BatchSize)).InOrder())
        {
            using var scope = NewDisposeScope();
            sum += loss(net, inputs, targets).item<float>() * inputs.shape[0];
        }
        return sum / samples.Count;
    }
}
