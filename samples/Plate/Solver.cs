using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Plate;

/// <summary>Adam shapes the features of a network; the plate's equation is linear, so the last layer follows from them by least squares.</summary>
internal static class Solver
{
    private const int Steps = 150;
    private const double LearningRate = 1e-2;

    /// <summary>The ridge of the least squares: it keeps the weights of the last layer small enough for single precision.</summary>
    private const double Ridge = 1e-10;

    /// <summary>Trains a network.</summary>
    /// <param name="net">An <see cref="IPlateNet"/>.</param>
    /// <param name="points">The points on which the result is judged. The training has points of its own.</param>
    /// <param name="fidelity">The share of the steps.</param>
    /// <returns>The root of the mean square residual; lower is better.</returns>
    public static double Solve(Module<Tensor, Tensor> net, Tensor points, double fidelity, Action<double> report, CancellationToken stop)
    {
        using var scope = NewDisposeScope();
        var (inner, weights) = Square.Gauss(16);
        Shape(net, inner, weights, (int)Math.Ceiling(Steps * fidelity), report, stop);
        SolveLastLayer(net, inner, weights);
        return Math.Sqrt(Kirchhoff.Loss(net, points, ones(points.shape[0])).item<float>());
    }

    private static void Shape(Module<Tensor, Tensor> net, Tensor points, Tensor weights, int steps, Action<double> report, CancellationToken stop)
    {
        net.train();
        using var optimizer = optim.Adam(net.parameters(), LearningRate);
        var schedule = optim.lr_scheduler.CosineAnnealingLR(optimizer, steps);
        for (var step = 0; step < steps; step++)
        {
            stop.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            Kirchhoff.Loss(net, points, weights).backward();
            optimizer.step();
            schedule.step();
            report((step + 1.0) / steps);
        }
        net.eval();
    }

    /// <summary>
    /// With features φ, both fields are (1 − x²)(1 − y²)(c·φ + c₀). The coefficients of m minimise the residual of −Δm = 1, those of w that of −Δw = m.
    /// In double precision, because the features are nearly dependent.
    /// </summary>
    private static void SolveLastLayer(Module<Tensor, Tensor> net, Tensor points, Tensor weights)
    {
        using var scope = NewDisposeScope();
        net.to(ScalarType.Float64);
        var x = points.to(ScalarType.Float64).requires_grad_();
        var edge = Square.Edge(x);
        var fields = edge * cat([((IPlateNet)net).Features(x), ones_like(edge)], 1);
        var laplacians = stack(fields.unbind(1).Select(field => Kirchhoff.Laplacian(field, x).detach()).ToArray(), 1);
        using var off = no_grad();
        var scale = (edge * weights.to(ScalarType.Float64).unsqueeze(1)).sqrt();
        var m = LeastSquares(scale * laplacians, -scale);
        var w = LeastSquares(scale * laplacians, -scale * fields.matmul(m));
        var both = cat([w, m], 1).t();
        foreach (var parameter in ((IPlateNet)net).LastLayer.parameters())
            parameter.copy_(parameter.dim() == 2 ? both.narrow(1, 0, both.shape[1] - 1) : both.select(1, -1));
        net.to(ScalarType.Float32);
    }

    private static Tensor LeastSquares(Tensor matrix, Tensor right)
    {
        var size = matrix.shape[1];
        var ridge = Math.Sqrt(Ridge) * eye(size, dtype: ScalarType.Float64);
        return linalg.lstsq(cat([matrix, ridge]), cat([right, zeros([size, 1], ScalarType.Float64)])).Solution;
    }
}
