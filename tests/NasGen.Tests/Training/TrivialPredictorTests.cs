using NasGen.Evaluation;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Tests.UserCode;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Training;

/// <summary>A hundred samples of three declared classes: 70 of class 1, 30 of class 0 and none of class 2.</summary>
[SearchSpace(Input = [1]), Data(nameof(Load)), Classification(3), Maximize(Metric.Accuracy), Maximize(nameof(Confidence))]
public abstract class UnevenNet() : Module<Tensor, Tensor>(nameof(UnevenNet))
{
    [Values(1.0, 2.0)]
    protected abstract double Scale { get; }

    [Classifier(3)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor x) => Head.call(x * Scale);

    public static (Tensor Inputs, Tensor Targets) Load() => (arange(100, dtype: ScalarType.Float32).unsqueeze(1), (arange(100) < 70).to(ScalarType.Int64));

    public static double Confidence(Tensor output, Tensor target) => output.softmax(1).data<float>().ToArray().Max();
}

/// <summary>A hundred targets, of which the largest are far from the others.</summary>
[SearchSpace(Input = [1]), Data(nameof(Load)), Regression, Minimize(Metric.MeanAbsoluteError), Maximize(nameof(Correlation)), Minimize(nameof(Refusing))]
public abstract class SkewedNet() : Module<Tensor, Tensor>(nameof(SkewedNet))
{
    [Values(1.0, 2.0)]
    protected abstract double Scale { get; }

    [Regressor]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor x) => Head.call(x * Scale);

    public static (Tensor Inputs, Tensor Targets) Load()
    {
        var x = arange(100, dtype: ScalarType.Float32).unsqueeze(1);
        return (x, (x / 10).exp());
    }

    public static double Correlation(Tensor output, Tensor target) =>
        IsConstant(output) ? double.NaN : corrcoef(cat([output.t(), target.t()]))[0, 1].item<float>();

    public static double Refusing(Tensor output, Tensor target) => IsConstant(output) ? throw new InvalidOperationException("constant") : 1;

    private static bool IsConstant(Tensor output) => output.max().item<float>() == output.min().item<float>();
}

/// <summary>The price of two things: two targets.</summary>
[SearchSpace(Input = [1]), Data(nameof(Load)), Regression, Maximize(Metric.R2)]
public abstract class PairNet() : Module<Tensor, Tensor>(nameof(PairNet))
{
    [Values(1.0, 2.0)]
    protected abstract double Scale { get; }

    [Regressor(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor x) => Head.call(x * Scale);

    public static (Tensor Inputs, Tensor Targets) Load()
    {
        var x = arange(100, dtype: ScalarType.Float32).unsqueeze(1);
        return (x, cat([x * 1000 + 300_000, 1 - x], 1));
    }
}

/// <summary>The trivial predictor knows the training labels and nothing else.</summary>
public sealed class TrivialPredictorTests
{
    [Fact]
    public void A_classification_gives_each_class_its_frequency()
    {
        var trivial = Score(new UnevenNetDefinition(), opensTest: true)!;
        Assert.Equal("class 1, 70.3 % of the training data", trivial.Answer);
        Assert.Equal(0.7, trivial.Metrics.Test!["Accuracy"], 0.01);
        Assert.Equal(0.5, trivial.Metrics.Validation["BalancedAccuracy"]);
        Assert.Equal((45 + 1) / (64 + 3.0), trivial.Metrics.Validation["Confidence"], 1e-6);
        var entropy = -(0.7 * Math.Log(0.7) + 0.3 * Math.Log(0.3));
        Assert.Equal(entropy, trivial.Metrics.Validation["CrossEntropy"], 0.05);
    }

    [Fact]
    public void A_regression_gives_the_mean_and_for_the_absolute_error_the_median()
    {
        var trivial = Score(new SkewedNetDefinition(), opensTest: false)!;
        Assert.Null(trivial.Metrics.Test);
        Assert.StartsWith("the median of the training targets, ", trivial.Answer, StringComparison.Ordinal);
        Assert.Equal(["MeanAbsoluteError", "MeanSquaredError", "R2"], trivial.Metrics.Validation.Keys.Order());
        // The targets are eˣ for x from 0 to 9.9: median e⁵, mean 2,250.
        var answer = double.Parse(trivial.Answer.Split(", ")[1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(answer, 110, 180);
        Assert.InRange(trivial.Metrics.Validation["R2"], -0.1, 0);
        Assert.InRange(trivial.Metrics.Validation["MeanAbsoluteError"], 1000, 2600);
    }

    [Fact]
    public void Targets_far_from_unit_scale_have_their_own_means()
    {
        var trivial = Score(new PairNetDefinition(), opensTest: true)!;
        Assert.Equal("the mean of the training targets", trivial.Answer);
        Assert.InRange(trivial.Metrics.Test!["R2"], -0.1, 0);
    }

    [Fact]
    public void A_training_of_the_users_own_has_no_trivial_predictor() => Assert.Null(Score(new SpoiledTrainingDefinition(), opensTest: true));

    private static TrivialScore? Score(SpaceDefinition definition, bool opensTest)
    {
        using var evaluator = Of(definition);
        return evaluator.ScoreTrivial(opensTest);
    }

    private static Evaluator Of(SpaceDefinition definition) => new(definition, new EvaluatorOptions(AppContext.BaseDirectory, SplitSeed: 4));
}
