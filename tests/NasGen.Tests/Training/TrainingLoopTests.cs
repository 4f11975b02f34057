using NasGen.Data;
using NasGen.Native;
using NasGen.Search.Contracts;
using NasGen.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Training;

public class TrainingLoopTests
{
    [Fact]
    public void The_schedule_rises_over_a_twentieth_and_falls_to_zero()
    {
        var schedule = new LearningRateSchedule(highest: 1, steps: 100);
        Assert.Equal([0.2, 0.4, 0.6, 0.8, 1.0], Enumerable.Range(0, 5).Select(schedule.At).Select(rate => Math.Round(rate, 12)));
        Assert.Equal(0.5, schedule.At(5 + 95 / 2), 0.02);
        Assert.InRange(schedule.At(99), 0, 0.001);
    }

    [Fact]
    public void An_epoch_shows_each_sample_once_in_batches_that_differ_by_one_at_most()
    {
        using var samples = new Samples(arange(65, dtype: ScalarType.Float32).unsqueeze(1), arange(65));
        List<long> seen = [], sizes = [];
        foreach (var (inputs, targets) in new Batches(samples, 16).Shuffled(new SplitMix64(1)))
        {
            sizes.Add(inputs.shape[0]);
            seen.AddRange(targets.data<long>().ToArray());
            Assert.True(inputs.squeeze(1).to(ScalarType.Int64).equal(targets).all().item<bool>());
        }
        Assert.All(sizes, size => Assert.InRange(size, 13, 14));
        Assert.Equal(Enumerable.Range(0, 65).Select(i => (long)i), seen.Order());
        Assert.NotEqual(seen.Order(), seen);
    }

    [Fact]
    public void The_weights_of_the_best_epoch_are_kept_and_the_training_stops_after_its_patience()
    {
        using var training = new Samples(zeros(8, 1), zeros(8, 1));
        using var validation = new Samples(zeros(4, 1), zeros(4, 1));
        using var net = Linear(1, 1);
        using (no_grad()) net.bias!.fill_(1);
        List<float> biases = [];
        // Training lowers the bias without limit. The validation loss is least at the bias of the third epoch.
        Tensor Loss(Module<Tensor, Tensor> module, Tensor input, Tensor target)
        {
            var bias = ((TorchSharp.Modules.Linear)module).bias!;
            if (module.training) return bias.sum();
            biases.Add(bias.item<float>());
            return tensor(Math.Abs(biases.Count - 3f));
        }

        var loop = new TrainingLoop(new TrainingSettings(Epochs: 20, BatchSize: 4, LearningRate: 0.01, WeightDecay: 0, Patience: 4), Loss);
        var course = Run(loop, net, training, validation);

        Assert.Equal(3 + 4, course.Curve.Length);
        Assert.Equal(2 * (3 + 4), course.End);
        Assert.Equal(biases[2], net.bias!.item<float>());
        Assert.False(net.training);
    }

    [Fact]
    public void Without_a_limit_to_patience_a_training_goes_to_its_end_and_keeps_the_best_of_its_validations()
    {
        using var training = new Samples(zeros(80, 1), zeros(80, 1));
        using var validation = new Samples(zeros(4, 1), zeros(4, 1));
        using var net = Linear(1, 1);
        List<float> biases = [];
        Tensor Loss(Module<Tensor, Tensor> module, Tensor input, Tensor target)
        {
            var bias = ((TorchSharp.Modules.Linear)module).bias!;
            if (module.training) return bias.sum();
            biases.Add(bias.item<float>());
            return tensor(Math.Abs(biases.Count - 2f));
        }

        // 400 steps: a validation after each fortieth, from the 160th on.
        var loop = new TrainingLoop(new TrainingSettings(Epochs: 20, BatchSize: 4, LearningRate: 0.01, WeightDecay: 0, Patience: 0), Loss);
        var course = Run(loop, net, training, validation);

        Assert.Equal((0, 400, 20), (course.Start, course.End, course.Curve.Length));
        Assert.Equal(7, biases.Count);
        Assert.Equal([8, 10, 12, 14, 16, 18, 20], Enumerable.Range(1, 20).Where(epoch => double.IsFinite(course.Curve[epoch - 1][1])));
        Assert.Equal(biases[1], net.bias!.item<float>());
    }

    /// <summary>A first layer's statistics do not depend on weights: they are those of the data, whatever the momentum of the training was.</summary>
    [Fact]
    public void The_running_statistics_of_a_norm_are_measured_again_for_the_weights_that_are_kept()
    {
        manual_seed(2);
        using var training = new Samples(randn(64, 3) * 2 + 5, zeros(64, 1));
        using var validation = new Samples(randn(16, 3), zeros(16, 1));
        using var norm = BatchNorm1d(3);
        using var net = Sequential(norm, Linear(3, 1));
        var loop = new TrainingLoop(
            new TrainingSettings(Epochs: 3, BatchSize: 16, LearningRate: 0.01, WeightDecay: 0, Patience: 0),
            (module, input, target) => functional.mse_loss(module.call(input), target));
        Run(loop, net, training, validation);

        Assert.True(norm.running_mean!.allclose(training.Inputs.mean([0]), 1e-5, 1e-5));
        var variance = stack([.. training.Inputs.chunk(4).Select(batch => batch.var(0))]).mean([0]);
        Assert.True(norm.running_var!.allclose(variance, 1e-4, 1e-4));
        Assert.Equal(0.1, norm.momentum);
    }

    /// <summary>
    /// `view` after a convolution needs the usual layout; `flatten` does not. Both must train and must agree up to rounding, because the layout is the
    /// only difference.
    /// </summary>
    [Fact]
    public void A_network_trains_alike_whether_or_not_its_code_allows_channels_last_in_memory()
    {
        var (trained, viewed) = (Trained(new Net(usesView: false)), Trained(new Net(usesView: true)));
        Assert.Equal(trained.Curve.Length, viewed.Curve.Length);
        foreach (var (a, b) in trained.Curve.Zip(viewed.Curve))
        {
            Assert.Equal(a[0], b[0], 1e-3);
            Assert.Equal(a[1], b[1], 1e-3);
        }
        foreach (var (a, b) in trained.Net.state_dict().Values.Zip(viewed.Net.state_dict().Values))
        {
            Assert.True(a.is_contiguous());
            Assert.True(a.allclose(b, 1e-2, 1e-3));
        }

        static (Net Net, double[][] Curve) Trained(Net net)
        {
            manual_seed(3);
            using var training = new Samples(randn(64, 1, 8, 8), randint(4, [64]));
            using var validation = new Samples(randn(32, 1, 8, 8), randint(4, [32]));
            using (no_grad()) foreach (var weight in net.parameters()) weight.normal_(0, 0.1);
            using var oneDnn = OneDnn.Use(net);
            var loop = new TrainingLoop(new TrainingSettings(Epochs: 3, BatchSize: 16, LearningRate: 0.01, WeightDecay: 0.01, Patience: 4), Loss);
            return (net, Run(loop, net, training, validation).Curve);
        }

        static Tensor Loss(Module<Tensor, Tensor> net, Tensor input, Tensor target) => functional.cross_entropy(net.call(input), target);
    }

    /// <summary>A full training, with the samples in their order in the first epoch.</summary>
    private static TrainingCourse Run(TrainingLoop loop, Module<Tensor, Tensor> net, Samples training, Samples validation) => loop.Run(
        net, training, validation, new SampleOrder([.. Enumerable.Range(0, training.Count)], seed: 1), TrainingSpan.Of(1, loop.StepsOf(training.Count)),
        default, _ => { }, CancellationToken.None);

    private sealed class Net : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> _features = Sequential(Conv2d(1, 16, 3, bias: false), BatchNorm2d(16), ReLU(), Conv2d(16, 32, 3, stride: 2));
        private readonly Module<Tensor, Tensor> _dropout = Dropout(0.3);
        private readonly Module<Tensor, Tensor> _head = Linear(32 * 2 * 2, 4);
        private readonly bool _usesView;

        public Net(bool usesView) : base(nameof(Net))
        {
            _usesView = usesView;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            var features = _features.call(input);
            return _head.call(_dropout.call(_usesView ? features.view(features.shape[0], -1) : features.flatten(1)));
        }
    }
}
