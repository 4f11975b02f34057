using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Emission.Spaces;

/// <summary>A regression whose outputs have a scale, with a forward method of its own.</summary>
[SearchSpace(Input = [6]), Regression(Scale = [72_000], Offset = [350_000])]
public abstract class Prices() : Module<Tensor, Tensor>(nameof(Prices))
{
    [Choice<MlpBlock, IdentityBlock>, Width(4, 8, 16), Depth(1, 3), Norm(Norm.None, Norm.Batch)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Range(0.5, 2)]
    protected abstract double Stretch { get; }

    [Regressor]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor features)
    {
        using var body = Body.call(features * Stretch);
        return Head.call(body);
    }
}

/// <summary>Several outputs of scales of their own, without a forward method.</summary>
[SearchSpace(Input = [6]), Regression(Scale = [2.5e6, 0.001], Offset = [-1, 1.0 / 3])]
public abstract class Loads() : Module<Tensor, Tensor>(nameof(Loads))
{
    [Choice<MlpBlock, IdentityBlock>, Width(4, 8, 16), Depth(1, 3)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Regressor(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }
}

/// <summary>One scale for several outputs, and no module but the head.</summary>
[SearchSpace(Input = [6]), Regression(Scale = [1e-7])]
public abstract class Traces() : Module<Tensor, Tensor>(nameof(Traces))
{
    [Values(1, 2)]
    protected abstract int Unused { get; }

    [Regressor(3)]
    protected abstract Module<Tensor, Tensor> Head { get; }
}
