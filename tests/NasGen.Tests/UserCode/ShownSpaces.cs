using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

// The models of docs/errors, which ShownSpaceTests runs.
namespace NasGen.Tests.UserCode;

[SearchSpace(Input = [2]), Csv("points.csv", Label = "side"), Classification(2), Loss(nameof(PerSample))]
public abstract class PerSampleNet() : Module<Tensor, Tensor>(nameof(PerSampleNet))
{
    [Choice(typeof(MlpBlock)), Width(4, 8)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Classifier(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    internal static Tensor PerSample(Module<Tensor, Tensor> net, Tensor input, Tensor target) =>
        functional.cross_entropy(net.call(input), target, reduction: Reduction.None);
}

[SearchSpace(Input = [2]), Csv("points.csv", Label = "side"), Classification(2), Maximize(nameof(Auc))]
public abstract class RankingNet() : Module<Tensor, Tensor>(nameof(RankingNet))
{
    [Choice(typeof(MlpBlock)), Width(4, 8)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Classifier(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    // The share of the pairs of a sample of class 1 and one of class 0 that the network orders rightly.
    internal static double Auc(Tensor output, Tensor target)
    {
        var score = output.select(1, 1) - output.select(1, 0);
        var lead = score[target == 1].unsqueeze(1) - score[target == 0].unsqueeze(0);
        return (lead > 0).to(ScalarType.Float64).mean().item<double>();
    }
}

[SearchSpace(Input = [2]), Csv("points.csv", Label = "side"), Classification(2)]
public abstract class CenteredNet : Module<Tensor, Tensor>
{
    private static readonly Tensor Mean = tensor(new[] { 0.1f, 0.2f });

    protected CenteredNet() : base(nameof(CenteredNet)) => register_buffer("mean", Mean);

    [Choice(typeof(MlpBlock)), Width(4, 8)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Classifier(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor input) => Head.call(Body.call(input - Mean));
}
