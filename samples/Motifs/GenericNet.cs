using NasGen;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Motifs;

/// <summary>
/// A space without an opinion: each stage is any of five operations, with any kernel, width and depth.
/// <see cref="InceptionNet"/> has the same stages, made of blocks that people have found to work.
/// </summary>
[SearchSpace(Input = [1, 28, 28])]
[Idx("data/train-images.idx.gz", "data/train-labels.idx.gz", TestInputs = "data/test-images.idx.gz", TestLabels = "data/test-labels.idx.gz")]
[Classification(10)]
[Training(Epochs = [3])]
[Limit(Cost.Macs, 500_000)]
[Maximize(Metric.Accuracy), Minimize(Cost.Macs)]
[Budget("20trials")]
public abstract class GenericNet() : Module<Tensor, Tensor>(nameof(GenericNet))
{
    private const double Brightest = 255; // The data's pixels go from 0 to 255.

    [Choice<ConvBlock, SeparableConvBlock, MaxPoolBlock, AveragePoolBlock, IdentityBlock>, Kernel(3, 1, 5), Width(16, 8, 32), Depth(1, 3)]
    protected abstract Module<Tensor, Tensor> Early { get; }

    [Choice<ConvBlock, SeparableConvBlock, MaxPoolBlock, AveragePoolBlock, IdentityBlock>, Kernel(3, 1, 5), Width(16, 8, 32), Depth(1, 3)]
    protected abstract Module<Tensor, Tensor> Middle { get; }

    [Choice<ConvBlock, SeparableConvBlock, MaxPoolBlock, AveragePoolBlock, IdentityBlock>, Kernel(3, 1, 5), Width(16, 8, 32), Depth(1, 3)]
    protected abstract Module<Tensor, Tensor> Late { get; }

    [Classifier(10)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var early = Early.call(functional.avg_pool2d(x / Brightest, 2));
        var middle = Middle.call(functional.max_pool2d(early, 2));
        return Head.call(Late.call(functional.max_pool2d(middle, 2))).MoveToOuterDisposeScope();
    }
}
