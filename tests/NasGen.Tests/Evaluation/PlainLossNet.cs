using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Evaluation;

/// <summary>A classifier that is chosen by the loss of its task.</summary>
[SearchSpace(Input = [2]), Data(nameof(Load)), Classification(2), Training(Epochs = [2]), Minimize(Metric.Loss)]
public abstract class PlainLossNet() : Module<Tensor, Tensor>(nameof(PlainLossNet))
{
    [Values(1.0, 2.0)]
    protected abstract double Scale { get; }

    [Classifier(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor x) => Head.call(x * Scale);

    public static (Tensor Inputs, Tensor Targets) Load() => Circle.Load();
}
