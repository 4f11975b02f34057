using NasGen;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Heartbeat;

/// <summary>
/// Networks that tell premature beats of the ventricle from other beats, on a patch that lives on a coin cell. Three limits meet: a rate must carry 40 Hz
/// (Nyquist), the first kernel must be as long as a steep edge, and a day must not take more than 20 joules, of which sampling takes its part. Depth,
/// width and rate grow together.
/// </summary>
[SearchSpace(Input = [3, Beats.Length])]
[Data(nameof(Training), Test = nameof(Test))]
[Classification(2, Balanced = true)]
[Limit(Cost.EnergyPerDay, 20)]
[Require(nameof(SeesEdges))]
[CompoundScaling(MaxPhi = 3, Step = 0.5)]
[Maximize(Metric.BalancedAccuracy), Minimize(Cost.EnergyPerDay)]
[Pick("HeartbeatNetFrugal", Cost.EnergyPerDay, 16.5)] // 15.7 of them are the front end and 90 samples per second.
[Budget("4m")]
public abstract class HeartbeatNet() : Module<Tensor, Tensor>(nameof(HeartbeatNet))
{
    /// <summary>The samples per second that the patch takes.</summary>
    [Resolution(90, 120, 180, 360, Native = Beats.Rate, Bandwidth = 40)]
    public abstract double SamplingRate { get; }

    [Choice<ConvBlock, SeparableConvBlock>(Stride = 2), Width(8), Depth(1, 1), Kernel(5, 7)]
    protected abstract Module<Tensor, Tensor> Early { get; }

    [Choice<ConvBlock, ResidualBlock, MobileBlock>(Stride = 2), Width(16), Depth(1, 1), Kernel(5, 3)]
    protected abstract Module<Tensor, Tensor> Late { get; }

    /// <summary>How often a training hides the shape of a beat. Else a network learns the shapes of its patients, and leans little on the rhythm.</summary>
    [Values(0.3, 0.0, 0.6)]
    protected abstract double ShapeDropout { get; }

    [Classifier(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    /// <param name="x">The beat, and two constant channels with its rhythm: ln(before / after) and ln(before / median).</param>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var shape = Late.call(Early.call(x.narrow(1, 0, 1))).mean([2]);
        if (training && ShapeDropout > 0) shape = shape * rand([shape.shape[0], 1], device: x.device).ge(ShapeDropout) / (1 - ShapeDropout);
        var rhythm = x.select(2, 0).narrow(1, 1, 2) * 4;
        return Head.call(cat([shape, rhythm], 1)).MoveToOuterDisposeScope();
    }

    /// <summary>The first kernel sees 30 ms, a steep edge of a beat.</summary>
    internal static bool SeesEdges(int earlyKernel, double samplingRate) => earlyKernel / samplingRate >= 0.03;

    /// <summary>Beats of the patients to learn from. Those of a patient are one group, which is never split.</summary>
    internal static (Tensor Inputs, Tensor Targets, string[] Groups) Training() => Beats.OfTraining().ToTensors();

    /// <summary>Beats of other patients.</summary>
    internal static (Tensor Inputs, Tensor Targets) Test()
    {
        var (inputs, targets, _) = Beats.OfTest().ToTensors();
        return (inputs, targets);
    }
}
