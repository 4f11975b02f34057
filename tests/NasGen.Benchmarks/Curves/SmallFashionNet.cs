using System.IO.Compression;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Benchmarks.Curves;

/// <summary>
/// A small space on 10,000 images of Fashion-MNIST, of which all 144 architectures were trained: <c>fashion.csv.gz</c>. The images are those of
/// Debian's package <c>dataset-fashion-mnist</c>.
/// </summary>
[SearchSpace(Input = [1, 28, 28])]
[Data(nameof(Load))]
[Classification(10)]
[Training(Epochs = [9])]
public abstract class SmallFashionNet() : Module<Tensor, Tensor>(nameof(SmallFashionNet))
{
    private const int Images = 10_000;
    private const int Pixels = 28 * 28;
    private const string Folder = "/usr/share/datasets/fashion-mnist/";
    private const double Brightest = 255;

    [Choice<ConvBlock, SeparableConvBlock, ResidualBlock>(Stride = 2), Width(8, 16, 32)]
    protected abstract Module<Tensor, Tensor> Stem { get; }

    [Choice<ConvBlock, SeparableConvBlock, MobileBlock, ResidualBlock>(Stride = 2), Width(16, 32), Depth(1, 2)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Classifier(10)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    /// <summary>The first 10,000 training images and their classes.</summary>
    public static (Tensor Inputs, Tensor Targets) Load()
    {
        var pixels = Read("train-images-idx3-ubyte.gz", 16, Images * Pixels);
        var labels = Read("train-labels-idx1-ubyte.gz", 8, Images);
        return (tensor(Array.ConvertAll(pixels, p => (float)p), [Images, 1, 28, 28]), tensor(Array.ConvertAll(labels, l => (long)l)));
    }

    public override Tensor forward(Tensor x)
    {
        using var scaled = x / Brightest;
        using var early = Stem.call(scaled);
        using var features = Body.call(early);
        return Head.call(features);
    }

    private static byte[] Read(string file, int header, int count)
    {
        using var stream = new GZipStream(File.OpenRead(Folder + file), CompressionMode.Decompress);
        stream.ReadExactly(new byte[header]);
        var bytes = new byte[count];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
