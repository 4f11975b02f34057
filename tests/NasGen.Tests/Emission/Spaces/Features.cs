using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Emission.Spaces;

/// <summary>Perceptrons and a user module whose constructor has every bindable kind of parameter, without a forward method.</summary>
[SearchSpace(Input = [12]), Classification(3), Train(nameof(TrainAndScore)), Maximize(nameof(TrainAndScore))]
public abstract class Features() : Module<Tensor, Tensor>(nameof(Features))
{
    [Choice<MlpBlock, Maxout>, Width(6, 8, 16), Depth(1, 3)]
    [Activation(Activation.ReLU, Activation.Tanh), Norm(Norm.None, Norm.Batch, Norm.Group, Norm.Instance)]
    public abstract Module<Tensor, Tensor> Trunk { get; }

    [Choice<IdentityBlock, MlpBlock>, Width(SameAs = nameof(Trunk))]
    protected internal abstract Module<Tensor, Tensor> Linear { get; }

    [Classifier(3)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    internal static double TrainAndScore(
        Module<Tensor, Tensor> net, (Tensor Inputs, Tensor Targets) train, (Tensor Inputs, Tensor Targets) validation,
        double fidelity, Action<double> report, CancellationToken stop) => 0;

    public enum Reduction { Max, Mean }

    /// <summary>Goodfellow et al. 2013: the largest (or the mean) of several linear maps.</summary>
    public sealed class Maxout : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> linear;
        private readonly int _pieces;
        private readonly Reduction _reduction;
        private readonly float _leak;

        public Maxout(
            long inFeatures, int outFeatures, [Values(2, 3)] int pieces, [Values(Reduction.Max, Reduction.Mean)] Reduction reduction = Reduction.Max,
            [Range(0, 0.5)] float leak = 0.1f, [Values(true, false)] bool bias = true, string name = "maxout") : base(name)
        {
            (_pieces, _reduction, _leak) = (pieces, reduction, leak);
            linear = nn.Linear(inFeatures, outFeatures * pieces, hasBias: bias);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            var pieces = linear.call(input).unflatten(1, [-1, _pieces]);
            var reduced = _reduction == Reduction.Max ? pieces.amax([-1]) : pieces.mean([-1]);
            return (reduced + _leak * pieces.select(-1, 0)).MoveToOuterDisposeScope();
        }
    }
}
