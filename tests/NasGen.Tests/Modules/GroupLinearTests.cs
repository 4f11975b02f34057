using NasGen.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Tests.Modules;

public sealed class GroupLinearTests
{
    /// <summary>The matrix of Cohen and Welling 2016, equation 11, written out by hand for one feature.</summary>
    [Fact]
    public void It_is_a_block_circulant_matrix()
    {
        using var scope = NewDisposeScope();
        using var layer = new GroupLinear(1, 1, turns: 4);
        using (no_grad())
        {
            layer.get_parameter("weight")!.copy_(tensor(new float[] { 1, 10, 100, 1000 }).reshape(1, 1, 4));
            layer.get_parameter("bias")!.fill_(0.5);
        }
        var dense = tensor(new float[,] { { 1, 10, 100, 1000 }, { 1000, 1, 10, 100 }, { 100, 1000, 1, 10 }, { 10, 100, 1000, 1 } });
        var input = tensor(new float[,] { { 1, 2, 3, 4 }, { -3, 0, 2, 7 } });
        Assert.Equal((input.matmul(dense.t()) + 0.5).data<float>(), layer.call(input.unsqueeze(1)).squeeze(1).data<float>());
    }

    /// <summary>Whole numbers, so that the order of a sum does not matter.</summary>
    [Fact]
    public void Its_output_turns_with_its_input()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var (weight, bias, input) = (Whole(3, 2, 4), Whole(3), Whole(50, 2, 4));
        for (var turn = 0; turn < 4; turn++)
            Assert.Equal(
                GroupLinear.Of(input, weight, bias).roll(turn, 2).contiguous().data<float>(),
                GroupLinear.Of(input.roll(turn, 2), weight, bias).data<float>());
    }

    [Fact]
    public void Its_gradient_is_that_of_finite_differences()
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        Tensor[] variables = [.. new long[][] { [3, 2, 4], [5, 2, 4], [5] }.Select(shape => randn(shape, ScalarType.Float64).requires_grad_())];
        Tensor Sum() => GroupLinear.Of(variables[0], variables[1], variables[2]).sin().sum();
        Sum().backward();
        using var off = no_grad();
        foreach (var variable in variables)
            for (var i = 0L; i < variable.numel(); i++)
            {
                var entry = variable.view(-1)[i];
                var value = entry.item<double>();
                double At(double moved)
                {
                    entry.fill_(moved);
                    return Sum().item<double>();
                }
                var slope = (At(value + 1e-6) - At(value - 1e-6)) / 2e-6;
                entry.fill_(value);
                Assert.Equal(slope, variable.grad!.view(-1)[i].item<double>(), 1e-7);
            }
    }

    private static Tensor Whole(params long[] shape) => randint(-9, 10, shape, ScalarType.Float32);
}
