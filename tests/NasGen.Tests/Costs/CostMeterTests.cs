using NasGen.Costs;
using NasGen.Modules;
using NasGen.Plans;
using NasGen.Search.Contracts;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Costs;

public sealed class CostMeterTests
{
    /// <summary>
    /// Parameters and operations from torchvision's model cards: ResNet18_Weights.IMAGENET1K_V1 (11689512; 1.81 GFLOPS, in which one multiply-add
    /// counts as one) and MobileNet_V2_Weights.IMAGENET1K_V2 (3504872; 0.30).
    /// </summary>
    [Theory]
    [InlineData("ResNet18", 11_689_512, 1.81)]
    [InlineData("MobileNetV2", 3_504_872, 0.30)]
    public void Published_networks_have_the_published_costs(string name, long parameters, double gigaMacs)
    {
        var plan = name == "ResNet18" ? PublishedNetworks.ResNet18() : PublishedNetworks.MobileNetV2();
        using var network = new ModuleBuilder(new Emission.Spaces.ImagesDefinition()).Build(plan);

        var (macs, _) = Measure(network, zeros(1, 3, 224, 224));

        Assert.Equal(parameters, ParameterCount.Of([network]).Trainable);
        Assert.Equal(parameters, PlanParameters.Of(plan));
        Assert.Equal(gigaMacs, Math.Round(macs / 1e9, 2));
    }

    /// <summary>LeCun et al. 1998 with fully connected maps, as in PyTorch's tutorial. The expected sums are written out.</summary>
    [Fact]
    public void LeNet5_has_the_costs_of_its_closed_form()
    {
        using var network = Sequential(
            Conv2d(1, 6, 5), Tanh(), AvgPool2d(2), Conv2d(6, 16, 5), Tanh(), AvgPool2d(2), nn.Flatten(),
            Linear(400, 120), Tanh(), Linear(120, 84), Tanh(), Linear(84, 10));

        var (macs, activations) = Measure(network, zeros(2, 1, 32, 32));

        Assert.Equal(61_706, ParameterCount.Of([network]).Trainable);
        Assert.Equal(28 * 28 * 6 * 25 + 10 * 10 * 16 * 6 * 25 + 400 * 120 + 120 * 84 + 84 * 10, macs);
        Assert.Equal(4 * (28 * 28 * 6 + 28 * 28 * 6), activations);
    }

    public static TheoryData<string, long> ClosedForms => new()
    {
        { "Conv1d(4, 8, 3, groups: 2) on [4, 10]", 8 * 8 * 2 * 3 },
        { "Conv3d(2, 4, 3) on [2, 5, 5, 5]", 27 * 4 * 2 * 27 },
        { "ConvTranspose2d(3, 5, 2, stride: 2) on [3, 4, 4]", 3 * 16 * 5 * 4 },
        { "Linear(6, 4) on [7, 6]", 7 * 6 * 4 },
        { "Embedding(10, 4) on [5]", 0 },
        { "Bilinear(3, 4, 5) on [3] and [4]", 3 * 4 * 5 },
        { "LSTM(3, 8) on [6, 3]", 6 * 4 * (3 * 8 + 8 * 8) },
        { "GRU(3, 8) on [6, 3]", 6 * 3 * (3 * 8 + 8 * 8) },
        { "RNN(3, 8) on [6, 3]", 6 * (3 * 8 + 8 * 8) },
        { "GRUCell(3, 8) on [3]", 3 * (3 * 8 + 8 * 8) },
        { "MultiheadAttention(8, 2) on [6, 8] and [5, 8]", 2 * 6 * 64 + 2 * 5 * 64 + 2 * 6 * 5 * 8 },
    };

    [Theory]
    [MemberData(nameof(ClosedForms))]
    public void Layers_have_the_MACs_of_their_closed_form(string layer, long macs)
    {
        using var scope = NewDisposeScope();
        using var meter = new CostMeter(batch: 2);
        T Watched<T>(T module) where T : nn.Module
        {
            meter.Watch(module);
            return module;
        }
        switch (layer)
        {
            case "Conv1d(4, 8, 3, groups: 2) on [4, 10]": Watched(Conv1d(4, 8, 3, groups: 2)).call(zeros(2, 4, 10)); break;
            case "Conv3d(2, 4, 3) on [2, 5, 5, 5]": Watched(Conv3d(2, 4, 3)).call(zeros([2L, 2, 5, 5, 5])); break;
            case "ConvTranspose2d(3, 5, 2, stride: 2) on [3, 4, 4]": Watched(ConvTranspose2d(3, 5, 2, stride: 2)).call(zeros(2, 3, 4, 4)); break;
            case "Linear(6, 4) on [7, 6]": Watched(Linear(6, 4)).call(zeros(2, 7, 6)); break;
            case "Embedding(10, 4) on [5]": Watched(Embedding(10, 4)).call(zeros([2, 5], ScalarType.Int64)); break;
            case "Bilinear(3, 4, 5) on [3] and [4]": Watched(Bilinear(3, 4, 5)).call(zeros(2, 3), zeros(2, 4)); break;
            case "LSTM(3, 8) on [6, 3]": Watched(LSTM(3, 8, batchFirst: true)).call(zeros(2, 6, 3)); break;
            case "RNN(3, 8) on [6, 3]": Watched(RNN(3, 8, batchFirst: true)).call(zeros(2, 6, 3), zeros(1, 2, 8)); break;
            case "GRUCell(3, 8) on [3]": Watched(GRUCell(3, 8)).call(zeros(2, 3), zeros(2, 8)); break;
            case "MultiheadAttention(8, 2) on [6, 8] and [5, 8]":
                Watched(MultiheadAttention(8, 2)).call(zeros(6, 2, 8), zeros(5, 2, 8), zeros(5, 2, 8), null, false, null);
                break;
            case "GRU(3, 8) on [6, 3]": Watched(GRU(3, 8, batchFirst: true)).call(zeros(2, 6, 3), zeros(1, 2, 8)); break;
        }

        Assert.Equal(macs, meter.Macs);
    }

    [Fact]
    public void A_layer_that_runs_twice_counts_twice_and_its_parameters_once()
    {
        using var shared = Linear(8, 8, hasBias: false);
        using var network = Sequential(shared, ReLU(), shared);

        var (macs, _) = Measure(network, zeros(1, 8));

        Assert.Equal(128, macs);
        Assert.Equal(64, ParameterCount.Of([network, shared]).Trainable);
    }

    [Fact]
    public void Frozen_parameters_take_memory_but_are_not_trainable()
    {
        using var network = Sequential(Linear(3, 4), Linear(4, 2));
        ((Linear)network[0]).weight.requires_grad = false;

        Assert.Equal(new ParameterCount(4 + 8 + 2, 4 * (12 + 4 + 8 + 2)), ParameterCount.Of([network]));
    }

    [Fact]
    public void Hooks_are_removed_when_the_meter_is_disposed_of()
    {
        using var network = Sequential(Linear(3, 4));
        var meter = new CostMeter(1);
        meter.Watch(network);
        meter.Dispose();

        using var output = network.call(zeros(1, 3));

        Assert.Equal(0, meter.Macs);
    }

    [Fact]
    public void Layers_inside_a_user_module_are_listed_one_by_one_and_others_are_not()
    {
        using var network = Sequential(Conv2d(3, 4, 3, padding: 1), new Narrowed());
        using var meter = new CostMeter(batch: 2);
        meter.Watch(network);
        network.eval();
        using var output = network.call(zeros(2, 3, 5, 5));

        Assert.Equal(
            [
                new LayerCall(LayerKind.Pointwise, 25 * 4 * 2, 4 * (25 * 4 + 4 * 2 + 25 * 2)),
                new LayerCall("batchNorm", 0, 4 * 2 * 25 * 2, 2),
                new LayerCall(LayerKind.Activation, 0, 4 * 2 * 25 * 2),
            ],
            meter.Own);
        Assert.Equal(25 * (3 * 4 * 9 + 4 * 2), meter.Macs);
    }

    private sealed class Narrowed : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> layers = Sequential(Conv2d(4, 2, 1, bias: false), BatchNorm2d(2), ReLU());

        public Narrowed() : base(nameof(Narrowed)) => RegisterComponents();

        public override Tensor forward(Tensor input) => layers.call(input);
    }

    private static (long Macs, long ActivationBytes) Measure(Module<Tensor, Tensor> network, Tensor input)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var meter = new CostMeter(input.shape[0]);
        meter.Watch(network);
        network.eval();
        network.call(input);
        return (meter.Macs, meter.ActivationBytes);
    }
}
