using System.Runtime.Intrinsics.X86;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NasGen.Native;

/// <summary>
/// libtorch's oneDNN convolutions. They are off by default on Linux (see <see cref="NativeTorch"/>) and switched on for a training if oneDNN
/// computes all of its convolutions rightly; the training is then up to 2.6 times faster. On some processors oneDNN 3.7.1 is wrong for kernels
/// larger than 1 if the channels that are summed over do not fill its vectors, always for the same shapes. Each process therefore compares it
/// with double precision once. If they differ, oneDNN is used only for those convolutions that agreed with double precision, forward and in
/// both gradients, in a random sweep over kernels, strides, dilations, sizes and batches on a faulty processor, with AVX-512, AVX2 and AVX.
/// </summary>
internal static class OneDnn
{
    /// <summary>Bits of EBX in leaf 7 of CPUID.</summary>
    private const int Avx2Bit = 1 << 5, Avx512Bit = 1 << 16;

    private static readonly Lazy<bool> IsSound = new(AgreesWithDoublePrecision);

    /// <summary>
    /// Whether oneDNN's vectors hold 8 numbers here, because the processor has AVX2 and no AVX-512. .NET's <c>IsSupported</c> says what .NET may
    /// use, and that can be less.
    /// </summary>
    private static readonly bool HasVectorsOfEight =
        X86Base.IsSupported && X86Base.CpuId(0, 0).Eax >= 7
        && (X86Base.CpuId(7, 0).Ebx & (Avx2Bit | Avx512Bit)) == Avx2Bit;

    /// <summary>Whether this class has switched oneDNN on. At the start it is off.</summary>
    private static bool _isOn;

    /// <summary>Uses oneDNN until the result is disposed, if it is right for every convolution of the network.</summary>
    /// <param name="isSliced">Whether convolutions run with only some of their channels, as in a supernet.</param>
    public static IDisposable Use(nn.Module net, bool isSliced = false)
    {
        var isSound = IsSound.Value;
        return new Switch(IsRightFor(net, isSound, isSliced));
    }

    /// <summary>Switches oneDNN off until the result is disposed. A measurement within a training then runs as in an application.</summary>
    public static IDisposable Off() => new Switch(false);

    /// <summary>
    /// Whether the network is faster if the channels of weights and activations are last in memory. oneDNN's vectors run over the channels, and
    /// in the usual layout it reorders them around each convolution. False if channels do not fill the vectors, because oneDNN with AVX2 then
    /// writes beyond the end of a tensor in this layout. Multiples of 8 fill those of a processor with AVX2 and without AVX-512: thousands of random
    /// convolutions agreed with double precision and wrote nothing beyond tensors that ended at a protected page, where 6 channels did.
    /// </summary>
    public static bool GainsByChannelsLast(nn.Module net) => GainsByChannelsLast(net, HasVectorsOfEight);

    internal static bool GainsByChannelsLast(nn.Module net, bool hasVectorsOfEight)
    {
        var convolutions = net.modules().Prepend(net).OfType<Convolution>().ToArray();
        return convolutions.Length > 0
            && convolutions.All(layer => layer is Conv2d && layer.weight.device_type == DeviceType.CPU
                && (FillsVectors(layer) || (hasVectorsOfEight && FillsVectorsOfEight(layer))))
            && IsSound.Value && IsRightFor(net, isSound: true);
    }

    /// <summary>
    /// Whether oneDNN is right for every convolution of the network. A weight of three or more dimensions that belongs to no known layer may be
    /// used by a convolution in the user's own <c>forward</c>; the result is then false.
    /// </summary>
    internal static bool IsRightFor(nn.Module net, bool isSound, bool isSliced = false)
    {
        var convolutions = net.modules().Prepend(net).OfType<Convolution>().ToArray();
        var weights = convolutions.Select(c => c.weight.Handle).ToHashSet();
        return convolutions.All(layer => layer is Conv1d or Conv2d && (isSound || IsKnownGood(layer)))
            && net.parameters().Concat(net.buffers()).All(tensor => tensor.dim() < 3 || weights.Contains(tensor.Handle));

        bool IsKnownGood(Convolution layer) =>
            IsDepthwise(layer) || (layer.groups == 1 && (IsPointwise(layer) || (!isSliced && FillsVectors(layer))));
    }

    private static bool IsDepthwise(Convolution layer) => layer.groups > 1 && layer.groups == layer.in_channels && layer.groups == layer.out_channels;

    private static bool IsPointwise(Convolution layer) => layer.kernel_size.All(size => size == 1);

    private static bool FillsVectors(Convolution layer) => Fills(layer, FillsVectors);

    private static bool FillsVectorsOfEight(Convolution layer) => Fills(layer, channels => channels % 8 == 0);

    private static bool Fills(Convolution layer, Func<long, bool> fills) => fills(layer.out_channels) && (layer.groups == 1 || IsDepthwise(layer))
        && (fills(layer.in_channels) || (layer.in_channels <= 8 && !IsPointwise(layer)));

    private static bool FillsVectors(long channels) => channels is 16 or 32 || channels % 64 == 0;

    /// <summary>Tests convolutions of the kind in which the fault was found. On a faulty processor about a third of them are wrong.</summary>
    private static bool AgreesWithDoublePrecision()
    {
        long[] channels = [3, 8, 12, 24], kernels = [3, 5], strides = [1, 2];
        return channels.All(inputs => channels.All(outputs => kernels.All(kernel => strides.All(stride => Agrees(inputs, outputs, kernel, stride)))));
    }

    private static bool Agrees(long inputs, long outputs, long kernel, long stride)
    {
        using var scope = NewDisposeScope();
        Tensor[] exact = Compute(float64), fast;
        using (new Switch(true)) fast = Compute(float32);
        return fast.Zip(exact).All(pair => pair.First.to(float64).allclose(pair.Second, 1e-3, 1e-3));

        Tensor[] Compute(ScalarType type)
        {
            using var gradients = enable_grad();
            var input = Numbers(type, 4, inputs, 8, 8);
            var weight = Numbers(type, outputs, inputs, kernel, kernel);
            var output = nn.functional.conv2d(input, weight, padding: [kernel / 2, kernel / 2], strides: [stride, stride]);
            output.backward([Numbers(type, output.shape).detach()]);
            return [output.detach(), input.grad!, weight.grad!];
        }
    }

    /// <summary>Numbers between −1 and 1 without a pattern. They do not use torch's generator, whose state the training needs.</summary>
    private static Tensor Numbers(ScalarType type, params long[] shape) =>
        arange(1, 1 + shape.Aggregate((a, b) => a * b), dtype: float64).mul_(12.9898).sin_().mul_(43758.5453).frac_()
            .view(shape).to(type).detach().requires_grad_(true);

    /// <summary>Switches oneDNN on or off, and back when it is disposed.</summary>
    private sealed class Switch : IDisposable
    {
        private readonly bool _before = _isOn;

        public Switch(bool isOn) => Set(isOn);

        public void Dispose() => Set(_before);

        private static void Set(bool isOn)
        {
            if (isOn != _isOn) NativeTorch.SetOneDnn(isOn);
            _isOn = isOn;
        }
    }
}
