using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Emission.Spaces;

/// <summary>Two tones in noise, of which the class is the faster or the slower one; the sampling rate is a decision.</summary>
[SearchSpace(Input = [1, 64]), Data(nameof(Load)), Classification(2), Training(Epochs = [20], LearningRate = [0.01])]
public abstract class Rates() : Module<Tensor, Tensor>(nameof(Rates))
{
    private const int Samples = 400;

    [Resolution(32, 64, 24, 8, Native = 64, EnergyShare = 0.9)]
    public abstract double Rate { get; }

    [Choice<ConvBlock, MlpBlock>, Width(8), Depth(1, 2)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Classifier(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    /// <summary>Tones of 3 and 10 periods per sample.</summary>
    public static (Tensor Inputs, Tensor Targets) Load()
    {
        using var generator = new Generator(3);
        var targets = randint(2, [Samples], generator: generator, dtype: ScalarType.Int64);
        var phases = rand([Samples, 1], generator: generator) + (3 + 7 * targets.unsqueeze(1)) * arange(64) / 64;
        return (((phases * (2 * Math.PI)).sin() + 0.1 * randn([Samples, 64], generator: generator)).unsqueeze(1), targets);
    }
}
