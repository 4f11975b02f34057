using NasGen.Supernets.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Supernets.Prices;

/// <summary>
/// Adds costs to the loss: <c>loss + Σ λ · E[cost] / limit</c>. The λ of a limit is found while the supernet is trained: it rises while the expected
/// cost is above the limit, and falls while the cost is below it (dual ascent: Boyd and Vandenberghe 2004, section 5.4). The limit is therefore met.
/// </summary>
internal sealed class Price
{
    private const double Rate = 0.05;

    /// <summary>
    /// The largest relative excess that raises λ. A supernet begins far above a tight limit. If λ rose faster than it can fall, the cost would end far
    /// below the limit.
    /// </summary>
    private const double LargestExcess = 1;

    private readonly double[] _scales;
    private readonly double[] _constants;
    private readonly bool[] _isLimit;

    /// <param name="terms">The limit or penalty of each cost, in the order of the supernet's <see cref="OperationCosts"/>.</param>
    public Price(IReadOnlyList<PricedCost> terms)
    {
        Terms = terms;
        _scales = [.. terms.Select(t => t.Limit is { } limit ? 1 / limit : 1)];
        _constants = [.. terms.Select(t => t.Constant)];
        _isLimit = [.. terms.Select(t => t.Limit is not null)];
        Lambda = [.. terms.Select(t => t.Limit is null ? t.Weight : 0)];
    }

    public IReadOnlyList<PricedCost> Terms { get; }

    /// <summary>The λ of each cost.</summary>
    public double[] Lambda { get; }

    /// <summary>The expected costs of the last step, in their own units.</summary>
    public double[] Expected { get; private set; } = [];

    /// <summary>The loss with the price of the costs, after an update of each λ.</summary>
    /// <param name="loss">The loss, a scalar tensor.</param>
    /// <param name="costs">The counted costs as a vector; <see langword="null"/> if none were counted.</param>
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

/// <summary>A cost with its limit or penalty.</summary>
/// <param name="Name">The name of a <see cref="Cost"/>.</param>
/// <param name="Limit">The largest value of the cost; <see langword="null"/> if the cost has a penalty.</param>
/// <param name="Weight">The weight of a penalty: the addition to the loss per unit of the cost.</param>
/// <param name="Constant">The cost of every architecture outside its blocks.</param>
internal sealed record PricedCost(string Name, double? Limit, double Weight, double Constant);
