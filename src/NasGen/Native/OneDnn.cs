using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NasGen.Native;

/// <summary>
/// libtorch's oneDNN convolutions, off by default on Linux (see <see cref="NativeTorch"/>) and switched on for a training whose
/// convolutions it gets right: up to 2.6 times faster. oneDNN 3.7.1 is wrong with larger kernels where the channels that are summed over do
/// not fill its vectors. What is let through is what agreed with double precision, forward and both gradients, in a random sweep over
/// kernels, strides, dilations, sizes and batches with AVX-512, AVX2 and AVX (<c>OneDnnTests</c> repeats part of it).
/// </summary>
internal static class OneDnn
{
    /// <summary>Uses oneDNN until the result is disposed, where it is right for every convolution of the network.</summary>
    public static IDisposable Use(nn.Module net)
    {
        var isRight = IsRightFor(net);
        if (isRight) NativeTorch.SetOneDnn(true);
        return new Switch(isRight);
    }

    /// <summary>
    /// Whether it is right for every convolution of the network. A weight of three or more dimensions that belongs to no known layer may
    /// be a convolution's in the user's own <c>forward</c>, and counts as wrong.
    /// </summary>
    internal static bool IsRightFor(nn.Module net)
    {
        var convolutions = net.modules().Prepend(net).OfType<Convolution>().ToArray();
        var weights = convolutions.Select(c => c.weight.Handle).ToHashSet();
        return convolutions.All(IsRightFor)
            && net.parameters().Concat(net.buffers()).All(tensor => tensor.dim() < 3 || weights.Contains(tensor.Handle));
    }

    private static bool IsRightFor(Convolution layer)
    {
        var isDepthwise = layer.groups > 1 && layer.groups == layer.in_channels && layer.groups == layer.out_channels;
        return layer is Conv1d or Conv2d && (isDepthwise || (layer.groups == 1
            && (layer.kernel_size.All(size => size == 1) || ((layer.in_channels <= 8 || FillsVectors(layer.in_channels)) && FillsVectors(layer.out_channels)))));
    }

    private static bool FillsVectors(long channels) => channels is 16 or 32 || channels % 64 == 0;

    private sealed class Switch(bool isOn) : IDisposable
    {
        public void Dispose()
        {
            if (isOn) NativeTorch.SetOneDnn(false);
        }
    }
}
