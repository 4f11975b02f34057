using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Training;

public sealed class RampBlock : Module<Tensor, Tensor>
{
    private readonly GroupNorm _norm;
    private readonly Tensor _ramp;

    public RampBlock(int inChannels, [Values(1, 2, 4)] int groups) : base(nameof(RampBlock))
    {
        _norm = GroupNorm(groups, inChannels);
        init.ones_(_norm.weight);
        init.zeros_(_norm.bias);
        _ramp = linspace(0, 1, inChannels).reshape(1, inChannels, 1, 1);
        register_buffer(nameof(_ramp), _ramp);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var normalised = _norm.call(x);
        return normalised + _ramp;
    }
}
