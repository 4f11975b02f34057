using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Evaluation;

/// <summary>
/// The equation u'' = −sin x with u = 0 at 0 and π, whose solution is sin x. The loss is made of derivatives of the network. The targets mean nothing.
/// </summary>
[SearchSpace(Input = [1]), Data(nameof(Points)), Regression, Training(Epochs = [100], LearningRate = [0.02], BatchSize = [64], WeightDecay = [0.0])]
[Loss(nameof(Residual)), Minimize(Metric.Loss)]
public abstract class Beam() : Module<Tensor, Tensor>(nameof(Beam))
{
    [Choice(typeof(MlpBlock)), Width(16), Activation(Activation.SiLU, Activation.Tanh), Norm(Norm.None)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Regressor]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor x) => x * (Math.PI - x) * Head.call(Body.call(x));

    public static (Tensor Inputs, Tensor Targets) Points() => (linspace(0, Math.PI, 256).unsqueeze(1), zeros(256, 2));

    public static Tensor Residual(Module<Tensor, Tensor> net, Tensor input, Tensor target)
    {
        var x = input.detach().requires_grad_();
        var u = net.call(x);
        return (D(D(u, x), x) + x.sin()).square().mean(); // u'' = −sin x

        static Tensor D(Tensor y, Tensor x) => autograd.grad([y.sum()], [x], retain_graph: true, create_graph: true)[0];
    }
}
