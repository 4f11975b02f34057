using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Training;

/// <summary>
/// The optimizer of Defazio, Yang, Mehta and others, The Road Less Scheduled, NeurIPS 2024, algorithm 1, with β₁ = 0.9, β₂ = 0.999, ε = 1e−8 and
/// weights of γ². Its learning rate does not depend on the length of the training. The weights to use, x, are a mean of the weights so far; they are
/// good at any step, as those of a schedule are at its end. A training can therefore pause and go on. The module holds y, where gradients are
/// taken, until <see cref="Average"/>.
/// </summary>
internal sealed class ScheduleFreeAdamW : IDisposable
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const double Epsilon = 1e-8;

    private readonly double _learningRate;
    private readonly double _weightDecay;
    private readonly int _warmUp;
    private readonly (ParameterVector Parameters, Tensor Z, Tensor V)[] _vectors;

    /// <param name="parameters">The parameters, at their initial values.</param>
    /// <param name="learningRate">The learning rate after the warm-up.</param>
    /// <param name="warmUp">The number of steps over which the learning rate rises.</param>
    public ScheduleFreeAdamW(ParameterVector[] parameters, double learningRate, double weightDecay, int warmUp)
    {
        (_learningRate, _weightDecay, _warmUp) = (learningRate, weightDecay, Math.Max(1, warmUp));
        using var noGradient = no_grad();
        _vectors =
        [
            .. parameters.Select(p => (
                p, p.Values.detach().clone().DetachFromDisposeScope(), zeros_like(p.Values).DetachFromDisposeScope())),
        ];
    }

    /// <summary>Whether the state has the weights of convolutions with their channels last.</summary>
    public bool IsChannelsLast => _vectors.Any(v => v.Parameters.IsChannelsLast);

    /// <summary>The number of steps that are done.</summary>
    public int Steps { get; private set; }

    /// <summary>The sum of the weights of the mean.</summary>
    public double WeightSum { get; private set; }

    /// <summary>All tensors that change: y, z and the second moment of each vector of parameters.</summary>
    public IEnumerable<Tensor> State => _vectors.SelectMany(v => (Tensor[])[v.Parameters.Values, v.Z, v.V]);

    /// <summary>Continues a paused training, whose <see cref="State"/> was restored.</summary>
    public void Continue(int steps, double weightSum) => (Steps, WeightSum) = (steps, weightSum);

    /// <summary>Makes one step and sets the gradient to zero.</summary>
    public void Step()
    {
        Steps++;
        var rate = _learningRate * Math.Min(1, (double)Steps / _warmUp) * Math.Sqrt(1 - Math.Pow(Beta2, Steps));
        WeightSum += rate * rate;
        var share = rate * rate / WeightSum;
        foreach (var (parameters, z, v) in _vectors)
        {
            var decay = parameters.Decays ? _weightDecay : 0;
            if (parameters.Values.device_type == DeviceType.CPU && parameters.Values.dtype == ScalarType.Float32)
                ScheduleFreeKernel.Step(
                    parameters.Values, parameters.Gradient, z, v, (float)share, (float)rate, (float)(rate * (Beta1 * (1 - share) - 1)), (float)decay,
                    (float)Beta2, (float)Epsilon);
            else StepOnDevice(parameters, z, v, share, rate, decay);
        }
    }

    /// <summary>Replaces the module's weights by their mean, x. The state must be restored before the next step.</summary>
    public void Average()
    {
        using var noGradient = no_grad();
        foreach (var (parameters, z, _) in _vectors) parameters.Values.lerp_(z, 1 - 1 / Beta1);
    }

    public void Dispose()
    {
        foreach (var (_, z, v) in _vectors)
        {
            z.Dispose();
            v.Dispose();
        }
    }

    private static void StepOnDevice(ParameterVector parameters, Tensor z, Tensor v, double share, double rate, double decay)
    {
        using var noGradient = no_grad();
        var (y, gradient) = (parameters.Values, parameters.Gradient);
        v.mul_(Beta2).addcmul_(gradient, gradient, 1 - Beta2);
        using var denominator = v.sqrt();
        denominator.add_(Epsilon);
        gradient.div_(denominator).add_(y, decay);
        y.lerp_(z, share).add_(gradient, rate * (Beta1 * (1 - share) - 1));
        z.add_(gradient, -rate);
        gradient.zero_();
    }
}
