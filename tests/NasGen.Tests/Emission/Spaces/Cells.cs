using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Emission.Spaces;

/// <summary>A repeated cell with every edge and with a user module among its operations; then a cell of two nodes that needs no preprocessing.</summary>
[SearchSpace(Input = [3, 8, 8]), Classification(5)]
public abstract class Cells() : Module<Tensor, Tensor>(nameof(Cells))
{
    [Choice<ConvBlock, IdentityBlock, ZeroBlock, AveragePoolBlock, Damped>, Cell(Nodes = 4)]
    [Width(8, 12), Depth(1, 3), Stride(1, 2), Norm(Norm.Batch, Norm.Group, Norm.None)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Choice<ResidualBlock, IdentityBlock, ZeroBlock>, Cell(Nodes = 2)]
    protected abstract Module<Tensor, Tensor> LastCell { get; }

    [Classifier(5)]
    protected abstract Module<Tensor, Tensor> Head { get; }
}

/// <summary>Cells whose nodes keep some of their inputs, which concatenate their nodes, and whose width other properties share.</summary>
[SearchSpace(Input = [3, 8, 8]), Classification(5)]
public abstract class WiredCells() : Module<Tensor, Tensor>(nameof(WiredCells))
{
    [Choice<SeparableConvBlock, IdentityBlock, ZeroBlock, MaxPoolBlock, InceptionBlock>, Cell(Nodes = 5, Inputs = 2, Concat = true)]
    [Width(4, 8), Depth(1, 3), Kernel(3, 5), Activation(Activation.ReLU, Activation.SiLU)]
    protected abstract Module<Tensor, Tensor> Normal { get; }

    [Choice<ConvBlock, IdentityBlock, ZeroBlock>(Stride = 2), Cell(Nodes = 4, Inputs = 1), Width(SameAs = nameof(Normal)), Depth(1, 2)]
    protected abstract Module<Tensor, Tensor> Reduce { get; }

    [Choice<MobileBlock, Damped, IdentityBlock>, Cell(Nodes = 3, Concat = true), Depth(2, 2)]
    protected abstract Module<Tensor, Tensor> Tail { get; }

    [Classifier(5)]
    protected abstract Module<Tensor, Tensor> Head { get; }
}

/// <summary>A cell on features, whose preprocessing is a linear layer.</summary>
[SearchSpace(Input = [6]), Classification(5)]
public abstract class FeatureCells() : Module<Tensor, Tensor>(nameof(FeatureCells))
{
    [Choice<MlpBlock, IdentityBlock, ZeroBlock>, Cell(Nodes = 4, Inputs = 2), Width(6, 10), Depth(1, 2)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Classifier(5)]
    protected abstract Module<Tensor, Tensor> Head { get; }
}

/// <summary>A convolution with dropout, which draws random numbers.</summary>
public sealed class Damped : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> convolution, dropout;

    public Damped(long inChannels, long outChannels, [Values(0.1, 0.5)] double rate) : base(nameof(Damped))
    {
        convolution = Conv2d(inChannels, outChannels, 3, padding: 1);
        dropout = Dropout(rate);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var convolved = convolution.call(input);
        return dropout.call(convolved);
    }
}
