using TorchSharp;
using static TorchSharp.torch;

namespace Heartbeat;

/// <summary>Logistic regression with balanced classes: what every network has to be compared with. Newton's method, in double precision.</summary>
internal sealed class LogisticRegression
{
    private const double Ridge = 1;
    private const int Steps = 30;

    private readonly Tensor _mean;
    private readonly Tensor _scale;
    private readonly Tensor _weights;

    /// <param name="x">The features <c>[N, features]</c>.</param>
    /// <param name="y">The classes <c>[N]</c>, 0 or 1.</param>
    public LogisticRegression(Tensor x, Tensor y)
    {
        x = x.to(ScalarType.Float64);
        (_mean, _scale) = (x.mean([0L]), x.std([0L]) + 1e-9);
        var (features, target) = (Features(x), y.to(ScalarType.Float64));
        var share = target.mean();
        var weight = where(y.eq(1), 0.5 / share, 0.5 / (1 - share));
        var ridge = eye(features.shape[1], dtype: ScalarType.Float64) * Ridge;
        ridge[0, 0] = 0;
        _weights = zeros(features.shape[1], ScalarType.Float64);
        for (var step = 0; step < Steps; step++)
        {
            var p = features.mv(_weights).sigmoid();
            var gradient = features.t().mv(weight * (p - target)) + ridge.mv(_weights);
            var curvature = features.t().mm(features * (weight * p * (1 - p)).unsqueeze(1)) + ridge;
            _weights = _weights - linalg.solve(curvature, gradient);
        }
    }

    /// <summary>The classes <c>[N]</c>.</summary>
    public Tensor Classify(Tensor x) => Features(x.to(ScalarType.Float64)).mv(_weights).gt(0).to(ScalarType.Int64);

    private Tensor Features(Tensor x) => cat([ones(x.shape[0], 1, ScalarType.Float64), (x - _mean) / _scale], 1);
}
