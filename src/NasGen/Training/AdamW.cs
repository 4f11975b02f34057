using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Training;

/// <summary>
/// The optimizer of Loshchilov and Hutter, Decoupled Weight Decay Regularization, ICLR 2019, algorithm 2, with β₁ = 0.9, β₂ = 0.999 and
/// ε = 1e−8. It updates whole vectors of parameters.
/// </summary>
internal sealed class AdamW : IDisposable
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const double Epsilon = 1e-8;

    private readonly double _weightDecay;
    private readonly (ParameterVector Parameters, Tensor M, Tensor V)[] _vectors;
    private int _step;

    public AdamW(ParameterVector[] parameters, double weightDecay)
    {
        _weightDecay = weightDecay;
        _vectors = [.. parameters.Select(p => (p, zeros_like(p.Values).DetachFromDisposeScope(), zeros_like(p.Values).DetachFromDisposeScope()))];
    }

    /// <summary>Makes one step and sets the gradient to zero.</summary>
    public void Step(double learningRate)
    {
        _step++;
        var stepSize = learningRate / (1 - Math.Pow(Beta1, _step));
        var correction = Math.Sqrt(1 - Math.Pow(Beta2, _step));
        foreach (var (parameters, m, v) in _vectors)
        {
            var decay = parameters.Decays ? 1 - learningRate * _weightDecay : 1;
            if (parameters.Values.device_type == DeviceType.CPU && parameters.Values.dtype == ScalarType.Float32)
                AdamWKernel.Step(
                    parameters.Values, parameters.Gradient, m, v, (float)Beta1, (float)Beta2, (float)decay, (float)stepSize, (float)correction, (float)Epsilon);
            else StepOnDevice(parameters, m, v, decay, stepSize, correction);
        }
    }

    public void Dispose()
    {
        foreach (var (_, m, v) in _vectors)
        {
            m.Dispose();
            v.Dispose();
        }
    }

    private static void StepOnDevice(ParameterVector parameters, Tensor m, Tensor v, double decay, double stepSize, double correction)
    {
        using var noGradient = no_grad();
        var gradient = parameters.Gradient;
        m.mul_(Beta1).add_(gradient, 1 - Beta1);
        v.mul_(Beta2).addcmul_(gradient, gradient, 1 - Beta2);
        using var denominator = v.sqrt();
        denominator.div_(correction).add_(Epsilon);
        parameters.Values.mul_(decay).addcdiv_(m, denominator, -stepSize);
        gradient.zero_();
    }
}
