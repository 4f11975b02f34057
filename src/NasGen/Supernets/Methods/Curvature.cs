using NasGen.Search.Numerics;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NasGen.Supernets.Methods;

/// <summary>
/// The dominant eigenvalue of the Hessian of the validation loss with respect to the architecture parameters, by power iteration over differences of
/// gradients. Its growth is an early sign of a collapse (Zela et al. 2020, <i>Understanding and robustifying differentiable architecture search</i>,
/// section 4).
/// </summary>
/// <param name="parameters">The architecture parameters.</param>
/// <param name="gradient">The action that adds the gradient at the current parameters to their <c>grad</c>.</param>
internal sealed class Curvature(Parameter[] parameters, Action gradient)
{
    private const double Step = 0.01;

    private double[]? _direction;

    /// <summary>The dominant eigenvalue. The power method starts from the direction of the last call.</summary>
    /// <param name="iterations">The number of iterations of the power method.</param>
    public double Eigenvalue(int iterations)
    {
        var size = (int)parameters.Sum(p => p.numel());
        if (size == 0) return 0;
        var random = new RandomStream(1, "supernet/curvature");
        var direction = _direction ?? Normal([.. Enumerable.Range(0, size).Select(_ => random.NextDouble() - 0.5)]);
        var eigenvalue = 0.0;
        for (var i = 0; i < iterations; i++)
        {
            double[] forward = At(direction, Step), backward = At(direction, -Step);
            double[] product = [.. forward.Zip(backward, (f, b) => (f - b) / (2 * Step))];
            eigenvalue = product.Zip(direction, (p, d) => p * d).Sum();
            direction = Normal(product);
        }
        _direction = direction;
        return eigenvalue;
    }

    private static double[] Normal(double[] vector) =>
        Math.Sqrt(vector.Sum(v => v * v)) is > 1e-30 and var norm ? [.. vector.Select(v => v / norm)] : vector;

    /// <summary>The gradient after a step along a direction. The parameters are restored.</summary>
    private double[] At(double[] direction, double step)
    {
        Shift(direction, step);
        foreach (var parameter in parameters) parameter.grad?.zero_();
        gradient();
        double[] at = [.. parameters.SelectMany(p => p.grad is { } g ? g.to(ScalarType.Float64).cpu().data<double>().ToArray() : new double[p.numel()])];
        foreach (var parameter in parameters) parameter.grad?.zero_();
        Shift(direction, -step);
        return at;
    }

    private void Shift(double[] direction, double by)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var offset = 0;
        foreach (var parameter in parameters)
        {
            var count = (int)parameter.numel();
            parameter.add_(tensor(direction[offset..(offset + count)], dtype: parameter.dtype, device: parameter.device), by);
            offset += count;
        }
    }
}
