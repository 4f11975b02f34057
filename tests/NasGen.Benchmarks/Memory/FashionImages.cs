using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Benchmarks.Memory;

/// <summary>Small convolutional networks on the 70,000 images of Fashion-MNIST, from Debian's package dataset-fashion-mnist.</summary>
[SearchSpace(Input = [1, 28, 28])]
[Idx(
    Folder + "train-images-idx3-ubyte.gz", Folder + "train-labels-idx1-ubyte.gz",
    TestInputs = Folder + "t10k-images-idx3-ubyte.gz", TestLabels = Folder + "t10k-labels-idx1-ubyte.gz")]
[Classification(10), Training(Epochs = [2])]
public abstract class FashionImages() : Module<Tensor, Tensor>(nameof(FashionImages))
{
    public const string Folder = "/usr/share/datasets/fashion-mnist/";

    private const double Brightest = 255;

    [Choice<ConvBlock, SeparableConvBlock>(Stride = 2), Width(16, 8, 32), Depth(1, 2)]
    protected abstract Module<Tensor, Tensor> Stem { get; }

    [Choice<ConvBlock, SeparableConvBlock>(Stride = 2), Width(32, 16, 64), Depth(1, 2)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Classifier(10)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    public override Tensor forward(Tensor input)
    {
        using var scaled = input / Brightest;
        using var stem = Stem.call(scaled);
        using var body = Body.call(stem);
        return Head.call(body);
    }
}
