using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Native;

public sealed class UninitialisedMemoryTests
{
    private static readonly int[] Channels = [1, 2, 4, 8, 10, 12, 16];

    /// <summary>
    /// libtorch 2.10 fails this test with its oneDNN, with AVX-512 and with AVX2, because results contain what freed memory held. The oracle is the
    /// same convolution in double precision, which oneDNN does not compute.
    /// </summary>
    [Theory]
    [InlineData(3, 1)]
    [InlineData(3, 2)]
    [InlineData(5, 1)]
    public void A_convolution_and_its_gradients_do_not_depend_on_what_memory_held_before(int kernel, int stride)
    {
        foreach (var inChannels in Channels)
            foreach (var outChannels in Channels)
            {
                using var scope = NewDisposeScope();
                var input = randn([16, inChannels, 8, 8]);
                var weight = randn([outChannels, inChannels, kernel, kernel]);
                var expected = Compute(input.to(float64), weight.to(float64), kernel / 2, stride);
                foreach (var left in (float[])[float.NaN, 1000])
                {
                    var actual = Compute(input, weight, kernel / 2, stride, () => LeftMemory.Fill(left));
                    for (var i = 0; i < expected.Length; i++)
                    {
                        var error = (actual[i].to(float64) - expected[i]).abs().max().item<double>();
                        Assert.True(
                            actual[i].to(float64).allclose(expected[i], 1e-3, 1e-3),
                            $"{inChannels} to {outChannels} channels, tensor {i}, error {error} of {expected[i].abs().max().item<double>()}, left {left}");
                    }
                }
            }
    }

    private static Tensor[] Compute(Tensor input, Tensor weight, long padding, long stride, Action? before = null)
    {
        var (x, w) = (input.detach().clone().requires_grad_(true), weight.detach().clone().requires_grad_(true));
        before?.Invoke();
        var output = functional.conv2d(x, w, padding: [padding, padding], strides: [stride, stride]);
        before?.Invoke();
        output.backward([ones_like(output)]);
        return [output.detach(), x.grad!, w.grad!];
    }
}
