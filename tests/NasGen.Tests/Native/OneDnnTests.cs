using NasGen.Native;
using NasGen.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Native;

public sealed class OneDnnTests
{
    private const int Cases = 60;

    /// <summary>
    /// The oracle is the same convolution in double precision, which oneDNN does not compute. On a processor with oneDNN's fault, about one
    /// case in six fails if oneDNN is used without the choice of <see cref="OneDnn"/>.
    /// </summary>
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(5, true)]
    [InlineData(6, true)]
    public void A_network_that_uses_oneDNN_has_the_right_outputs_and_gradients(int seed, bool channelsLast)
    {
        var random = new Random(seed);
        manual_seed(seed);
        for (var i = 0; i < Cases; i++)
        {
            using var scope = NewDisposeScope();
            var (layer, input) = RandomConvolution(random);
            var expected = Compute(layer.to(float64), input.to(float64), random: null);
            layer.to(float32);
            using var parameters = new ParameterVector(
                [.. layer.parameters().Cast<TorchSharp.Modules.Parameter>()], channelsLast && OneDnn.GainsByChannelsLast(layer));
            var actual = Compute(layer, input, random);
            foreach (var (a, e) in actual.Zip(expected))
                Assert.True(a.to(float64).allclose(e, 1e-3, 2e-3), $"case {i}: {layer.weight.shape[0]} of {layer.weight.shape[1]} channels");
        }
    }

    [Fact]
    public void A_faulty_processor_uses_oneDNN_only_for_convolutions_that_are_known_to_be_right()
    {
        Assert.True(IsRightFor(Sequential(Conv2d(1, 16, 3), BatchNorm2d(16), Conv2d(16, 64, 3), Conv2d(64, 24, 1))));
        Assert.True(IsRightFor(Sequential(Linear(10, 10), ReLU())));
        Assert.False(IsRightFor(Sequential(Conv2d(1, 16, 3), Conv2d(16, 24, 3))));
        Assert.False(IsRightFor(Sequential(Conv2d(12, 16, 3))));
        Assert.False(IsRightFor(Sequential(Conv2d(32, 32, 3, groups: 2))));
        Assert.False(IsRightFor(Sequential(ConvTranspose2d(16, 16, 3))));
        Assert.False(IsRightFor(new OwnConvolution()));

        static bool IsRightFor(Module net) => OneDnn.IsRightFor(net, isSound: false);
    }

    /// <summary>The layer fills the vectors, but its slices do not; on a faulty processor their gradients would be wrong.</summary>
    [Fact]
    public void A_supernets_slices_are_computed_right()
    {
        using var scope = NewDisposeScope();
        var layer = Conv2d(16, 16, 3, padding: 1, bias: false);
        Assert.False(OneDnn.IsRightFor(Sequential(layer), isSound: false, isSliced: true));
        Assert.True(OneDnn.IsRightFor(Sequential(Conv2d(16, 16, 1)), isSound: false, isSliced: true));

        var (input, outer) = (rand([4, 8, 8, 8]), rand([4, 8, 8, 8]));
        Tensor fast;
        using (OneDnn.Use(Sequential(layer), isSliced: true)) fast = Gradient(float32);
        Assert.True(fast.to(float64).allclose(Gradient(float64), 1e-3, 1e-3));

        Tensor Gradient(ScalarType type)
        {
            var x = input.to(type).detach().requires_grad_(true);
            var weight = layer.weight.detach().to(type).narrow(0, 0, 8).narrow(1, 0, 8);
            functional.conv2d(x, weight, padding: [1, 1]).backward([outer.to(type)]);
            return x.grad!;
        }
    }

    [Fact]
    public void A_sound_oneDNN_is_used_for_all_kinds_of_convolutions_that_were_compared()
    {
        Assert.True(OneDnn.IsRightFor(Sequential(Conv2d(12, 24, 3), Conv2d(24, 24, 3, groups: 2)), isSound: true));
        Assert.False(OneDnn.IsRightFor(Sequential(ConvTranspose2d(16, 16, 3)), isSound: true));
        Assert.False(OneDnn.IsRightFor(new OwnConvolution(), isSound: true));
    }

    /// <summary>With AVX2, a 1×1 convolution of 6 channels last in memory wrote beyond the end of a tensor.</summary>
    [Fact]
    public void Channels_that_do_not_fill_vectors_are_never_last_in_memory()
    {
        Assert.False(OneDnn.GainsByChannelsLast(Sequential(Conv2d(1, 16, 3), Conv2d(16, 6, 1))));
        Assert.False(OneDnn.GainsByChannelsLast(Sequential(Conv2d(6, 16, 1))));
        Assert.False(OneDnn.GainsByChannelsLast(Sequential(Conv1d(16, 16, 3))));
        Assert.False(OneDnn.GainsByChannelsLast(Sequential(Linear(16, 16))));
    }

    [Fact]
    public void Multiples_of_eight_channels_are_last_in_memory_only_where_vectors_hold_eight_numbers()
    {
        using var odd = Sequential(Conv2d(1, 24, 3), Conv2d(24, 72, 1), Conv2d(72, 72, 3, groups: 72), Conv2d(72, 40, 1));
        Assert.False(OneDnn.GainsByChannelsLast(odd, hasVectorsOfEight: false));
        Assert.Equal(
            OneDnn.GainsByChannelsLast(Sequential(Conv2d(16, 16, 3)), hasVectorsOfEight: false), // False on a faulty processor.
            OneDnn.GainsByChannelsLast(odd, hasVectorsOfEight: true));
        foreach (var layer in new[] { Conv2d(24, 6, 1), Conv2d(6, 24, 1), Conv2d(12, 24, 3), Conv2d(24, 24, 3, groups: 3) })
            Assert.False(OneDnn.GainsByChannelsLast(layer, hasVectorsOfEight: true));
    }

    [Fact]
    public void OneDNN_is_off_again_after_a_training()
    {
        using var layer = Conv2d(16, 12, 3, padding: 1L);
        using (OneDnn.Use(Sequential(Conv2d(1, 16, 3)))) { }
        using var scope = NewDisposeScope();
        var input = randn([16, 16, 8, 8]);
        var actual = Compute(layer, input, random: null);
        var expected = Compute(layer.to(float64), input.to(float64), random: null);
        Assert.True(actual[1].to(float64).allclose(expected[1], 1e-3, 2e-3));
    }

    private static (TorchSharp.Modules.Convolution Layer, Tensor Input) RandomConvolution(Random random)
    {
        long[] channels = [1, 2, 3, 4, 8, 10, 12, 16, 24, 32, 48, 64];
        long kernel = Pick<long>(1, 2, 3, 3, 5, 7), stride = Pick(1, 2), dilation = Pick(1, 1, 2), size = Pick(8, 13, 14);
        long inChannels = Pick(channels), outChannels = Pick(channels), groups = Pick(false, false, true) ? inChannels : 1;
        if (groups > 1) outChannels = inChannels;
        var padding = kernel * dilation / 2;
        return Pick(false, true)
            ? (Conv1d(inChannels, outChannels, kernel, stride, padding, dilation, groups: groups), randn([Pick(1, 2, 16), inChannels, size * 3]))
            : (Conv2d(inChannels, outChannels, kernel, stride, padding, dilation, groups: groups), randn([Pick(1, 2, 16), inChannels, size, size]));

        T Pick<T>(params T[] options) => options[random.Next(options.Length)];
    }

    private static Tensor[] Compute(TorchSharp.Modules.Convolution layer, Tensor input, Random? random)
    {
        using var oneDnn = random is null ? null : OneDnn.Use(layer);
        var x = input.detach().clone().requires_grad_(true);
        layer.zero_grad();
        LeftMemory.Fill(random?.Next(2) == 0 ? float.NaN : 1000);
        var output = layer.call(x);
        LeftMemory.Fill(random?.Next(2) == 0 ? float.NaN : 1000);
        output.backward([ones_like(output)]);
        return [output.detach(), x.grad!, layer.weight.grad!.clone()];
    }

    private sealed class OwnConvolution : Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.Parameter _weight = Parameter(randn(16, 16, 3, 3));

        public OwnConvolution() : base(nameof(OwnConvolution)) => RegisterComponents();

        public override Tensor forward(Tensor input) => functional.conv2d(input, _weight);
    }
}
