using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Training;

/// <summary>The built-in metrics, as scikit-learn defines them.</summary>
internal static class Metrics
{
    /// <summary>All metrics of a task by name.</summary>
    /// <param name="task">The kind of the task.</param>
    /// <param name="output">Logits <c>[N, classes]</c> for classification, predictions <c>[N, outputs]</c> for regression.</param>
    /// <param name="target">Class numbers <c>[N]</c> for classification, numbers <c>[N, outputs]</c> for regression.</param>
    public static Dictionary<string, double> Of(TaskKind task, Tensor output, Tensor target) => task switch
    {
        TaskKind.Classification => Classification(output, target),
        TaskKind.Regression => Regression(output, target),
        _ => [],
    };

    private static Dictionary<string, double> Classification(Tensor output, Tensor target)
    {
        using var scope = NewDisposeScope();
        var logProbabilities = output.to(ScalarType.Float64).log_softmax(1);
        var truth = target.cpu().to(ScalarType.Int64);
        var crossEntropy = -logProbabilities.gather(1, truth.unsqueeze(1)).mean().item<double>();
        var confusion = new ConfusionMatrix((int)output.shape[1], truth.data<long>().ToArray(), output.argmax(1).data<long>().ToArray());
        return new Dictionary<string, double>
        {
            [nameof(Metric.Accuracy)] = confusion.Accuracy,
            [nameof(Metric.BalancedAccuracy)] = confusion.BalancedAccuracy,
            [nameof(Metric.F1)] = confusion.F1,
            [nameof(Metric.CrossEntropy)] = crossEntropy,
        };
    }

    private static Dictionary<string, double> Regression(Tensor output, Tensor target)
    {
        using var scope = NewDisposeScope();
        var truth = target.cpu().to(ScalarType.Float64);
        var error = output.to(ScalarType.Float64).reshape(truth.shape) - truth;
        var squared = error.square();
        var residual = squared.sum([0L]).data<double>().ToArray();
        var total = (truth - truth.mean([0L], keepdim: true)).square().sum([0L]).data<double>().ToArray();
        return new Dictionary<string, double>
        {
            [nameof(Metric.MeanSquaredError)] = squared.mean().item<double>(),
            [nameof(Metric.MeanAbsoluteError)] = error.abs().mean().item<double>(),
            [nameof(Metric.R2)] = residual.Zip(total, (r, t) => t > 0 ? 1 - r / t : r == 0 ? 1 : 0).Average(),
        };
    }
}
