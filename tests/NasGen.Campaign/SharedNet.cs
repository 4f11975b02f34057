using NasGen.Cli.Tests.Spaces;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Campaign;

/// <summary>A space as a user writes it, with the supernet that the generator makes of it.</summary>
[SearchSpace(Input = [4]), Data(nameof(Load)), Classification(2), Maximize(Metric.Accuracy), Training(Epochs = [4], BatchSize = [32])]
public abstract class SharedNet() : Module<Tensor, Tensor>(nameof(SharedNet))
{
    [Choice(typeof(MlpBlock)), Width(4, 8, 12, 16), Depth(1, 4)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Classifier(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor x)
    {
        Activity.Begin(this);
        Misbehaviour.Act();
        using var features = Body.call(x);
        var output = Head.call(features);
        Activity.End();
        return output;
    }

    internal static (Tensor Inputs, Tensor Targets) Load()
    {
        var (inputs, targets, _, _) = new ToyDefinition().Load();
        return (inputs, targets);
    }
}
