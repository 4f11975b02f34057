using NasGen.Evaluation;
using NasGen.Runtime;
using NasGen.Search.Contracts;

namespace NasGen.Tests.Evaluation;

/// <summary>The loss as an objective, also one that is made of derivatives of the network.</summary>
public sealed class LossObjectiveTests
{
    [Fact]
    public void A_loss_of_derivatives_is_trained_and_validated_with_gradients()
    {
        var result = Evaluate(new BeamDefinition(), "Body=MlpBlock(Activation: SiLU)");
        Assert.InRange(result.Metrics.Validation["Loss"], 0, 0.005); // It is 1/2 for u = 0.
        Assert.Equal(result.Curve.Select(point => point[1]).Where(double.IsFinite).Min(), result.Metrics.Validation["Loss"], 1e-5);
        Assert.InRange(result.Metrics.Test!["Loss"], 0, 0.005);
    }

    [Fact]
    public void Outputs_without_targets_have_no_other_metric() =>
        Assert.Equal(["Loss"], Evaluate(new BeamDefinition(), "Body=MlpBlock(Activation: SiLU)", fidelity: 0.02).Metrics.Validation.Keys);

    [Fact]
    public void Without_a_loss_of_the_users_own_it_is_that_of_the_task()
    {
        var metrics = Evaluate(new PlainLossNetDefinition(), "Scale=1").Metrics.Validation;
        Assert.Equal(metrics["CrossEntropy"], metrics["Loss"], 1e-6);
    }

    [Fact]
    public void It_is_measured_only_where_it_is_an_objective() =>
        Assert.DoesNotContain("Loss", Evaluate(new LineDefinition(), "Scale=1", fidelity: 0.1).Metrics.Validation.Keys);

    private static EvaluationResult Evaluate(SpaceDefinition definition, string genotype, double fidelity = 1)
    {
        using var evaluator = new Evaluator(definition, new EvaluatorOptions(AppContext.BaseDirectory, SplitSeed: 4));
        return evaluator.Evaluate(genotype, new EvaluationRequest(Seed: 1, fidelity, OpenTest: true), _ => { }, CancellationToken.None);
    }
}
