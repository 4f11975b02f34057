using NasGen.Supernets.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Supernets.Prices;

/// <summary>
/// What costs add to the loss: <c>loss + Σ λ · E[cost] / limit</c>. A limit's λ is found while the supernet is trained: it rises while the
/// expected cost is beyond the limit and falls below it (dual ascent: Boyd and Vandenberghe 2004, section 5.4), so that the limit is met.
/// </summary>
internal sealed class Price
{
    private const double Rate = 0.05;

    /// <summary>A supernet begins far beyond a tight limit: λ rises no faster than it can fall, else it ends far within.</summary>
    private const double LargestExcess = 1;

    private readonly double[] _scales;
    private readonly double[] _constants;
    private readonly bool[] _isLimit;

    /// <param name="terms">For each cost in the order of the supernet's <see cref="OperationCosts"/>: a limit, or a penalty's weight.</param>
    public Price(IReadOnlyList<PricedCost> terms)
    {
        Terms = terms;
        _scales = [.. terms.Select(t => t.Limit is { } limit ? 1 / limit : 1)];
        _constants = [.. terms.Select(t => t.Constant)];
        _isLimit = [.. terms.Select(t => t.Limit is not null)];
        Lambda = [.. terms.Select(t => t.Limit is null ? t.Weight : 0)];
    }

    public IReadOnlyList<PricedCost> Terms { get; }

    /// <summary>λ of each cost.</summary>
    public double[] Lambda { get; }

    /// <summary>The expected costs of the last step, in their own units.</summary>
    public double[] Expected { get; private set; } = [];

    /// <param name="costs">What has run, a vector; <see langword="null"/>: nothing was counted.</param>
    public Tensor Add(Tensor loss, Tensor? costs)
    {
        if (costs is null) return loss;
        var total = costs + tensor(_constants, dtype: costs.dtype, device: costs.device);
        Expected = total.detach().to(ScalarType.Float64).cpu().data<double>().ToArray();
        for (var i = 0; i < Lambda.Length; i++)
            if (_isLimit[i]) Lambda[i] = Math.Max(0, Lambda[i] + Rate * Math.Min(LargestExcess, Expected[i] * _scales[i] - 1));
        double[] factors = [.. Lambda.Select((lambda, i) => lambda * _scales[i])];
        return loss + total.dot(tensor(factors, dtype: costs.dtype, device: costs.device));
    }
}

/// <param name="Name">A <see cref="Cost"/>.</param>
/// <param name="Limit">Its largest value; <see langword="null"/> where it is penalised.</param>
/// <param name="Weight">Of a penalty: what is added to the loss for each unit.</param>
/// <param name="Constant">What every architecture costs beside its blocks.</param>
internal sealed record PricedCost(string Name, double? Limit, double Weight, double Constant);
