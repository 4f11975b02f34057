using NasGen;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits;

/// <summary>
/// A block of our own, as a candidate beside the built-in ones: the fire module of SqueezeNet (arXiv:1602.07360) without its split into 1×1
/// and 3×3 convolutions. It reduces the number of channels first and then applies a convolution. NasGen binds the constructor's parameters
/// by name. <c>squeeze</c> is a decision of the search that exists only if this block is chosen.
/// </summary>
public sealed class SqueezeBlock : Module<Tensor, Tensor>
{
    private readonly Sequential _layers;

    public SqueezeBlock(int inChannels, int outChannels, int stride = 1, [Values(2, 4, 8)] int squeeze = 4) : base(nameof(SqueezeBlock))
    {
        var narrow = Math.Max(1, outChannels / squeeze);
        _layers = Sequential(
            Conv2d(inChannels, narrow, 1, bias: false), BatchNorm2d(narrow), ReLU(),
            Conv2d(narrow, outChannels, 3, stride: stride, padding: 1, bias: false), BatchNorm2d(outChannels), ReLU());
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => _layers.call(input);
}
