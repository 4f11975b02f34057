using System.Diagnostics;
using NasGen.Data;
using NasGen.Errors;
using NasGen.Native;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Training;

/// <summary>Trains one candidate as its task says, and scores it.</summary>
internal sealed class CandidateTrainer(SpaceDefinition definition, DataContext context, DataSet data)
{
    private readonly TaskDescriptor _task = context.Task;

    /// <summary>The seconds of timed steps after which a pace is known well enough.</summary>
    private const double TimedSeconds = 0.7;

    /// <summary>The first steps of a process are slower: libtorch prepares its kernels.</summary>
    private const int WarmUp = 3;

    /// <summary>The share of the full training by which a training of the user's own is timed first.</summary>
    private const double TimedShare = 0.02;

    /// <summary>The second share: what takes the same time whatever the share is follows from the difference.</summary>
    private const double SecondShare = 3 * TimedShare;

    public EvaluationResult Train(Module<Tensor, Tensor> net, Genotype genotype, EvaluationRequest request, Action<double> report, CancellationToken stop)
    {
        using var convolutions = OneDnn.Use(net);
        using var subset = request.Share < 1 ? data.TrainingSubset(_task.Kind, request.Share, request.Seed) : null;
        var training = subset ?? data.Training;
        var watch = Stopwatch.StartNew();
        var scoring = new Scoring(definition, context, data);
        var course = new TrainingCourse([], 0, 0);
        var (from, epochs) = (0.0, 0.0);
        Dictionary<string, double> own = [];
        if (request.TrainedPath is not null) from = request.Fidelity;
        else if (_task.Kind == TaskKind.Custom)
        {
            TrainingLoop.SeedDropout(new SplitMix64(request.Seed));
            own[scoring.OwnObjective] = TrainAndScore(net, training, request.Fidelity * request.Length, report, stop);
        }
        else
        {
            var settings = TrainingSettings.Of(_task, genotype, data.Training.Count).OnShare((double)training.Count / data.Training.Count);
            var loop = new TrainingLoop(settings, TaskLoss.Of(definition, context, data.Training)!);
            var span = TrainingSpan.Of(request.Fidelity, loop.StepsOf(training.Count, request.Length));
            var order = new SampleOrder(data.FirstOrder(_task.Kind, training), request.Seed);
            // With a limit to patience the best weights so far matter too. They are not in the file, so such a training begins anew.
            var files = settings.Patience > 0 ? default : new PausedFiles(request.Start?.Path, request.PausePath);
            course = UserCode.Call(
                "NAS2010", "A training step", definition, context, () => loop.Run(net, training, data.Validation, order, span, files, report, stop));
            if (course.Start > 0) from = request.Start!.Fidelity;
            epochs = (course.End - course.Start) / (double)Batches.CountOf(training.Count, settings.BatchSize);
        }
        var seconds = watch.Elapsed.TotalSeconds;

        var validation = scoring.Require(net, data.Validation, "validation data");
        foreach (var (name, value) in own) validation[name] = value;
        var metrics = new MeasuredMetrics(validation)
        {
            Test = request.OpenTest ? scoring.Require(net, data.Test, Scoring.TestSet) : null,
            Training = request.ScoreTraining ? scoring.Require(net, training, "training data") : null,
        };
        return new EvaluationResult(metrics, course.Curve, epochs, seconds, PeakMemory(), training.Count) { From = from };
    }

    /// <summary>Times a few steps and a validation, from which the duration of a full training follows.</summary>
    /// <param name="create">Makes the network.</param>
    /// <param name="most">The longest time for the steps.</param>
    public TrainingPace MeasurePace(Func<Module<Tensor, Tensor>> create, Genotype genotype, TimeSpan most, CancellationToken stop)
    {
        if (_task.Kind == TaskKind.Custom) return new TrainingPace(OwnSeconds(create, most, stop), double.NaN, double.NaN);
        using var net = create();
        using var convolutions = OneDnn.Use(net);
        var settings = TrainingSettings.Of(_task, genotype, data.Training.Count);
        var loop = new TrainingLoop(settings, TaskLoss.Of(definition, context, data.Training)!);
        var (step, validation) = UserCode.Call(
            "NAS2010", "A training step", definition, context,
            () => loop.Time(net, data.Training, data.Validation, WarmUp, Math.Min(TimedSeconds, most.TotalSeconds), stop));
        var epoch = step * Batches.CountOf(data.Training.Count, settings.BatchSize);
        return new TrainingPace(settings.Epochs * epoch + validation, epoch, settings.Epochs);
    }

    /// <summary>
    /// The seconds of a full training of the user's own, by a line through two shares: part of it takes the same time whatever the share is. Where the first
    /// share alone takes long, that part does not matter.
    /// </summary>
    private double OwnSeconds(Func<Module<Tensor, Tensor>> create, TimeSpan most, CancellationToken stop)
    {
        var first = Seconds(TimedShare);
        if (first > 2 * most.TotalSeconds) return first / TimedShare;
        first = Math.Min(first, Seconds(TimedShare)); // The first training of a process prepares much.
        var second = Seconds(SecondShare);
        var slope = Math.Max(0, second - first) / (SecondShare - TimedShare);
        return second + (1 - SecondShare) * slope;

        double Seconds(double share)
        {
            using var net = create();
            using var convolutions = OneDnn.Use(net);
            var watch = Stopwatch.StartNew();
            TrainAndScore(net, data.Training, share, _ => { }, stop);
            return watch.Elapsed.TotalSeconds;
        }
    }

    private double TrainAndScore(Module<Tensor, Tensor> net, Samples training, double fidelity, Action<double> report, CancellationToken stop)
    {
        using var scope = NewDisposeScope();
        var score = UserCode.Call(
            "NAS2007", "The [Train] method", definition, context,
            () => definition.TrainAndScore(net, training.Copy(), data.Validation.Copy(), fidelity, report, stop));
        stop.ThrowIfCancellationRequested();
        return double.IsFinite(score)
            ? score
            : throw context.ErrorOf("[Train]", "NAS2032", $"The [Train] method returned {score} as the score. A score is a finite number.");
    }

    private static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
