using NasGen.Data;
using NasGen.Errors;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Search.Trials;
using NasGen.Search.Wording;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Training;

/// <summary>
/// The predictor that ignores its inputs and gives every sample the same answer, learnt from the training labels. In a classification it gives each class
/// its frequency, so its class is the most frequent one. In a regression it gives the mean of the targets or, for the mean absolute error, their median.
/// No other constant has a lower error on the training data by these measures.
/// </summary>
internal sealed class TrivialPredictor(SpaceDefinition definition, DataContext context, DataSet data)
{
    private readonly Scoring _scoring = new(definition, context, data);

    /// <summary>Its scores; <see langword="null"/> if the training is the user's own, because then NasGen does not know how the score is made.</summary>
    /// <param name="opensTest">Whether to score the test set too.</param>
    public TrivialScore? Score(bool opensTest)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        return context.Task.Kind switch
        {
            TaskKind.Classification => Classification(opensTest),
            TaskKind.Regression => Regression(opensTest),
            _ => null,
        };
    }

    private TrivialScore Classification(bool opensTest)
    {
        var counts = data.Training.Targets.cpu().bincount(null, context.Task.Classes).to(ScalarType.Float32);
        var (best, samples) = ((int)counts.argmax().item<long>(), data.Training.Count);
        // One more of each class: a class without a sample must not get a probability of zero, whose cross-entropy is infinite.
        var logits = ((counts + 1) / (samples + context.Task.Classes)).log();
        var share = NumberText.Percent(counts[best].item<float>() / samples, 1);
        return Scores($"class {data.Training.NameOf(best)}, {share} of the training data", opensTest, _ => logits);
    }

    private TrivialScore Regression(bool opensTest)
    {
        var targets = data.Training.Targets.cpu();
        var mean = targets.to(ScalarType.Float64).mean([0L]);
        var median = targets.sort(0).Values[(data.Training.Count - 1) / 2];
        bool IsMedian(string metric) => metric == MetricName.MeanAbsoluteError;
        var name = new Goal(context.Task).Metric.Name;
        var (what, answer) = IsMedian(name) ? ("median", median) : ("mean", mean);
        var value = answer.numel() == 1 ? $", {NumberText.Digits(answer.to(ScalarType.Float64).item<double>(), 5)}" : "";
        return Scores($"the {what} of the training targets{value}", opensTest, metric => IsMedian(metric) ? median : mean);
    }

    /// <param name="answer">The answer by the name of the metric that it is scored with.</param>
    private TrivialScore Scores(string text, bool opensTest, Func<string, Tensor> answer) => new(
        text, new MeasuredMetrics(Scores(data.Validation, answer)) { Test = opensTest ? Scores(data.Test, answer) : null });

    private Dictionary<string, double> Scores(Samples samples, Func<string, Tensor> answer)
    {
        var target = samples.Targets.cpu();
        Tensor Output(string metric) => answer(metric).to(ScalarType.Float32).expand([samples.Count, -1]);
        var scores = _scoring.BuiltIn(Output(""), target).Keys.ToDictionary(
            metric => metric, metric => _scoring.BuiltIn(Output(metric), target)[metric], StringComparer.Ordinal);
        foreach (var metric in _scoring.UserMetrics)
            if (Own(metric, Output(metric), target) is { } score) scores[metric] = score;
        return scores;
    }

    /// <summary>A metric of the user; <see langword="null"/> if it does not exist for constant outputs, as a correlation does not.</summary>
    private double? Own(string metric, Tensor output, Tensor target)
    {
        try
        {
            return _scoring.Own(metric, output, target) is var score && double.IsFinite(score) ? score : null;
        }
        catch (NasException)
        {
            return null;
        }
    }
}
