using NasGen.Training;
using static TorchSharp.torch;

namespace NasGen.Tests.Training;

public class MetricsTests
{
    /// <summary>
    /// scikit-learn's definitions, computed by hand for the example in the documentation of sklearn.metrics.f1_score: truth 0 1 2 0 1 2, predicted
    /// 0 2 1 0 0 1, accuracy 2/6, recalls 1, 0, 0, macro F1 0.8/3 = 0.26….
    /// </summary>
    [Fact]
    public void Classification_agrees_with_scikit_learns_documented_example()
    {
        using var scope = NewDisposeScope();
        var target = tensor(new long[] { 0, 1, 2, 0, 1, 2 });
        var output = nn.functional.one_hot(tensor(new long[] { 0, 2, 1, 0, 0, 1 }), 3).to(ScalarType.Float32) * 2;
        var metrics = Metrics.Of(TaskKind.Classification, output, target);
        Assert.Equal(1 / 3.0, metrics["Accuracy"], 1e-12);
        Assert.Equal(1 / 3.0, metrics["BalancedAccuracy"], 1e-12);
        Assert.Equal(0.8 / 3, metrics["F1"], 1e-12);
        // Two of six logits are the largest: −log softmax is log(2 + e²) − 2 there and log(2 + e²) elsewhere.
        Assert.Equal(Math.Log(2 + Math.E * Math.E) - 2 * 2 / 6.0, metrics["CrossEntropy"], 1e-9);
    }

    [Fact]
    public void A_class_without_samples_counts_neither_in_recall_nor_in_F1()
    {
        using var scope = NewDisposeScope();
        var truth = tensor(new long[] { 0, 1, 1 });
        var metrics = Metrics.Of(TaskKind.Classification, nn.functional.one_hot(truth, 5).to(ScalarType.Float32), truth);
        Assert.Equal((1, 1), (metrics["BalancedAccuracy"], metrics["F1"]));
    }

    /// <summary>
    /// The examples of scikit-learn's documentation: r2_score([3, −0.5, 2, 7], [2.5, 0, 2, 8]) = 0.948…, squared error 0.375, absolute error 0.5.
    /// </summary>
    [Fact]
    public void Regression_agrees_with_scikit_learns_documented_example()
    {
        using var scope = NewDisposeScope();
        var metrics = Metrics.Of(TaskKind.Regression, tensor(new float[] { 2.5f, 0, 2, 8 }).unsqueeze(1), tensor(new float[] { 3, -0.5f, 2, 7 }).unsqueeze(1));
        Assert.Equal(0.375, metrics["MeanSquaredError"], 1e-9);
        Assert.Equal(0.5, metrics["MeanAbsoluteError"], 1e-9);
        Assert.Equal(0.948, metrics["R2"], 1e-3);
    }
}
