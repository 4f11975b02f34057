using NasGen.Modules;
using NasGen.ZeroCost;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Scores = NasGen.ZeroCost.ZeroCost;

namespace NasGen.Tests.ZeroCost;

public sealed class ZeroCostTests
{
    /// <summary>
    /// The expected values are from <c>pytorch_reference.py</c> with PyTorch 1.13 and numpy, written from the papers' equations: gradient norms and
    /// |w·∂L/∂w| summed over the weights of convolutions and the linear layer in train mode; SynFlow with |parameters| and ones in float64 and eval
    /// mode; the correlations' eigenvalues by numpy.corrcoef and eigvalsh of the input gradients of the summed outputs; log |det K| by slogdet of the
    /// codes of the activations' inputs.
    /// </summary>
    [Theory]
    [InlineData(nameof(ZeroCostScore.Parameters), 303)]
    [InlineData(nameof(ZeroCostScore.GradientNorm), 0.21848400123417377)]
    [InlineData(nameof(ZeroCostScore.Snip), 0.2750434670597315)]
    [InlineData(nameof(ZeroCostScore.SynFlow), 471.83134905080146)]
    [InlineData(nameof(ZeroCostScore.JacobianCovariance), -11.781279808873045)]
    [InlineData(nameof(ZeroCostScore.Naswot), 31.848358946440932)]
    public void Scores_are_those_that_PyTorch_gives_by_the_papers_equations(string score, double expected) =>
        Assert.Equal(1, Of(ReferenceNet.Create(() => ReLU()))[score] / expected, 1e-3);

    [Fact]
    public void Every_score_has_a_name() =>
        Assert.Equal(Enum.GetNames<ZeroCostScore>().Order(), Of(ReferenceNet.Create(() => ReLU())).Keys.Order());

    [Fact]
    public void An_activation_other_than_ReLU_is_coded_by_the_sign_of_its_input() =>
        Assert.Equal(32.057681937093705, Of(ReferenceNet.Create(() => Tanh()))[nameof(ZeroCostScore.Naswot)], 1e-4);

    [Fact]
    public void An_activation_in_place_is_coded_by_its_input() =>
        Assert.Equal(31.848358946440932, Of(ReferenceNet.Create(() => ReLU(inplace: true)))[nameof(ZeroCostScore.Naswot)], 1e-4);

    [Theory]
    [InlineData(true), InlineData(false)]
    public void Scoring_restores_the_network_and_the_random_state(bool hadGradients)
    {
        using var net = ReferenceNet.Create(() => ReLU());
        using var group = new NasGen.Modules.GroupNorm(1, 3);
        net.append(Dropout(0.5)).append(group);
        if (hadGradients) ReferenceNet.Loss(net, ReferenceNet.Inputs(), ReferenceNet.Targets()).backward();
        net.children().First().eval(); // A part of the network is frozen.
        var before = State(net);
        manual_seed(5);
        var expected = rand(1).item<float>();

        manual_seed(5);
        Of(net);

        Assert.Equal(expected, rand(1).item<float>());
        Assert.Equal(before, State(net));
        Assert.All(net.parameters(), p => Assert.True(p.requires_grad));
    }

    /// <summary>Twenty layers with weights of a thousand give 10⁶⁰ and more.</summary>
    [Fact]
    public void SynFlow_does_not_overflow_when_single_precision_would()
    {
        using var net = Sequential([.. Enumerable.Range(0, 20).Select(i => ($"l{i}", (Module<Tensor, Tensor>)Linear(4, 4)))]);
        using (no_grad())
            foreach (var parameter in net.parameters())
                parameter.fill_(1000);
        var score = Scores.Of(net, ones(2, 4), zeros(2, dtype: int64), null)[nameof(ZeroCostScore.SynFlow)];
        Assert.InRange(Math.Log10(score), 60, 100);
    }

    [Fact]
    public void A_task_without_a_loss_has_the_scores_that_need_none()
    {
        var scores = Scores.Of(ReferenceNet.Create(() => ReLU()), ReferenceNet.Inputs(), ReferenceNet.Targets(), null);
        Assert.Equal([nameof(ZeroCostScore.GradientNorm), nameof(ZeroCostScore.Snip)], scores.Where(s => double.IsNaN(s.Value)).Select(s => s.Key).Order());
    }

    [Fact]
    public void A_score_that_does_not_exist_for_a_network_is_NaN()
    {
        using var net = Linear(4, 2);
        var scores = Scores.Of(net, randn(3, 4), zeros(3, dtype: int64), ReferenceNet.Loss);
        Assert.Equal(double.NaN, scores[nameof(ZeroCostScore.Naswot)]); // There is no activation.
        var onIntegers = Scores.Of(Embedding(9, 2), zeros([3, 2], int64), zeros(3), null);
        Assert.Equal(double.NaN, onIntegers[nameof(ZeroCostScore.JacobianCovariance)]); // Integers have no gradient.
    }

    private static Dictionary<string, double> Of(Module<Tensor, Tensor> net) =>
        Scores.Of(net, ReferenceNet.Inputs(), ReferenceNet.Targets(), ReferenceNet.Loss);

    private static List<string> State(Module<Tensor, Tensor> net) =>
    [
        .. net.state_dict().Select(t => $"{t.Key} {t.Value.dtype} {Convert.ToHexString(t.Value.bytes)}"),
        .. net.named_parameters().Select(p => $"{p.name} {(p.parameter.grad is { } gradient ? Convert.ToHexString(gradient.bytes) : "-")}"),
        .. net.named_modules().Select(m => $"{m.name} {m.module.training}"),
    ];
}
