using NasGen.Tests.Native;
using NasGen.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Training;

/// <summary>The statements of docs/modules.md about TorchSharp. If a test fails with a new version, its paragraph can go.</summary>
public sealed class OwnModuleTests
{
    [Fact]
    public void The_block_of_the_documentation_trains_from_weights_of_one()
    {
        LeftMemory.Fill(1000);
        using var block = new RampBlock(8, groups: 2);
        Assert.True(block.parameters().First().allclose(ones(8)));
        Steps(block, 3);
    }

    [Fact]
    public void TorchSharp_leaves_the_weights_of_its_group_normalisation_as_the_memory_was()
    {
        LeftMemory.Fill(1000);
        using var scope = NewDisposeScope();
        Assert.Contains(Enumerable.Range(1, 50), groups => !GroupNorm(groups, 4 * groups).weight!.allclose(ones(4 * groups)));
    }

    [Fact]
    public void A_tensor_that_forward_keeps_is_disposed_of_at_the_next_step_unless_it_is_detached()
    {
        using var keeping = new KeepingBlock(detach: false);
        Assert.Throws<InvalidOperationException>(() => Steps(keeping, 2));
        using var detaching = new KeepingBlock(detach: true);
        Steps(detaching, 2);
    }

    private static void Steps(Module<Tensor, Tensor> net, int count)
    {
        using var optimizer = new ScheduleFreeAdamW(ParameterVector.Of(net), learningRate: 0.01, weightDecay: 0, warmUp: 1);
        using var step = new TrainingStep(net, (module, input, target) => functional.mse_loss(module.call(input), target), optimizer.Step);
        using var data = rand(4, 8, 2, 2);
        for (var i = 0; i < count; i++) step.Run(data, data);
    }

    private sealed class KeepingBlock : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> _convolution = Conv2d(8, 8, 1);
        private readonly bool _detach;
        private Tensor? _ramp;

        public KeepingBlock(bool detach) : base(nameof(KeepingBlock))
        {
            _detach = detach;
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            if (_ramp is null)
            {
                _ramp = linspace(0, 1, x.shape[1]).reshape(1, -1, 1, 1);
                if (_detach) _ramp.DetachFromDisposeScope();
            }
            return _convolution.call(x) + _ramp;
        }
    }
}
