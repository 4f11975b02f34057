using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Native;

public sealed class UninitialisedMemoryTests
{
    /// <summary>
    /// libtorch 2.10 fails this with AVX-512 (oneDNN's gradient of the input): memory that held NaN before shows through.
    /// </summary>
    [Theory]
    [InlineData(8, 8, 3)]
    [InlineData(4, 8, 3)]
    [InlineData(8, 8, 5)]
    public void A_convolutions_gradient_does_not_depend_on_what_memory_held_before(int inChannels, int outChannels, int kernel)
    {
        using var scope = NewDisposeScope();
        using var convolution = Conv2d(inChannels, outChannels, kernel, padding: kernel / 2, bias: false);
        for (var repeat = 0; repeat < 10; repeat++)
        {
            var input = randn([64, inChannels, 8, 8], requires_grad: true);
            var output = convolution.call(input);
            LeaveNotANumberBehind();
            output.sum().backward();
            Assert.False(input.grad!.isnan().any().item<bool>());
        }
    }

    private static void LeaveNotANumberBehind()
    {
        var tensors = new List<Tensor>();
        for (var size = 1L; size < 200_000; size = size * 5 / 4 + 1)
            for (var copy = 0; copy < 6; copy++)
                tensors.Add(full([size], float.NaN));
        foreach (var tensor in tensors) tensor.Dispose();
    }
}
