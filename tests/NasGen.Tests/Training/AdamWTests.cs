using NasGen.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Tests.Training;

public class AdamWTests
{
    [Theory]
    [InlineData(ScalarType.Float32, 1e-6)]
    [InlineData(ScalarType.Float64, 1e-12)]
    public void Twenty_steps_agree_with_libtorchs_AdamW(ScalarType type, double tolerance)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var (ours, theirs) = (nn.Linear(7, 5, dtype: type), nn.Linear(7, 5, dtype: type));
        theirs.load_state_dict(ours.state_dict());
        var input = rand(16, 7, dtype: type);
        // Biases do not decay here, so the reference needs two groups.
        var reference = torch.optim.AdamW(
            [new TorchSharp.Modules.AdamW.ParamGroup([theirs.weight!], new TorchSharp.Modules.AdamW.Options { weight_decay = 0.1 }),
             new TorchSharp.Modules.AdamW.ParamGroup([theirs.bias!], new TorchSharp.Modules.AdamW.Options { weight_decay = 0 })],
            lr: 0.01);
        var vectors = ParameterVector.Of(ours);
        using var optimizer = new AdamW(vectors, weightDecay: 0.1);

        for (var step = 0; step < 20; step++)
        {
            ours.call(input).square().mean().backward();
            optimizer.Step(0.01);
            reference.zero_grad();
            theirs.call(input).square().mean().backward();
            reference.step();
        }

        Assert.True(ours.weight!.allclose(theirs.weight!, rtol: 0, atol: tolerance));
        Assert.True(ours.bias!.allclose(theirs.bias!, rtol: 0, atol: tolerance));
    }

    [Fact]
    public void A_step_sets_the_gradient_to_zero()
    {
        using var scope = NewDisposeScope();
        var net = nn.Linear(3, 2);
        var vectors = ParameterVector.Of(net);
        using var optimizer = new AdamW(vectors, weightDecay: 0);
        net.call(ones(1, 3)).sum().backward();
        Assert.NotEqual(0, vectors[0].Gradient.abs().sum().item<float>());
        optimizer.Step(0.1);
        Assert.All(vectors, vector => Assert.Equal(0, vector.Gradient.abs().sum().item<float>()));
    }

    [Fact]
    public void Parameters_keep_their_values_shapes_and_sharing_when_laid_end_to_end()
    {
        using var scope = NewDisposeScope();
        var shared = nn.Linear(4, 4);
        var net = nn.Sequential(shared, nn.ReLU(), shared, nn.Linear(4, 2));
        var before = net.call(ones(3, 4)).detach().clone();
        var vectors = ParameterVector.Of(net);
        Assert.Equal(4 * 4 + 4 + 4 * 2 + 2, vectors.Sum(vector => vector.Values.numel()));
        Assert.True(before.allclose(net.call(ones(3, 4)), 0, 0));
        vectors[0].Values.zero_();
        Assert.Equal(0, shared.weight!.abs().sum().item<float>());
    }
}
