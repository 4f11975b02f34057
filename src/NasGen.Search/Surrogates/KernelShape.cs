namespace NasGen.Search.Surrogates;

/// <summary>
/// The kernel over genotypes
/// <c>k(x, x′) = s·exp(−Σ wⱼ[xⱼ≠x′ⱼ] − Σ vⱼ|uⱼ−u′ⱼ| − Σ path·|P(x) △ P(x′)| − Σ wₚ(z−z′)²) + Σ b·z·z′ + noise·[x=x′]</c>
/// where u is a numeric decision's position, P a cell's multiset of paths and z the standardised logarithm of a cost known before a trial. A
/// conditional decision that is alive in one of two genotypes only counts as different.
/// </summary>
internal sealed class KernelShape
{
    /// <summary>The prior's sum of all wⱼ: how far two genotypes lie apart that agree in nothing.</summary>
    private const double TotalDistance = 1.2;

    public KernelShape(PointEncoder encoder)
    {
        Encoder = encoder;
        List<HyperParameter> all = [new(KernelTerm.Signal, 0, 0)];
        var varying = encoder.HasSeveral.Count(several => several);
        var option = Math.Log(TotalDistance / Math.Max(varying, 1));
        for (var d = 0; d < encoder.HasSeveral.Length; d++)
        {
            if (!encoder.HasSeveral[d]) continue;
            var isOrdered = encoder.IsNumeric[d] && encoder.OptionCounts[d] != 2;
            if (encoder.OptionCounts[d] > 0 || encoder.IsConditional[d]) all.Add(new(KernelTerm.Option, d, isOrdered ? option - 1 : option));
            if (isOrdered) all.Add(new(KernelTerm.Distance, d, option + 0.7));
        }
        for (var c = 0; c < encoder.CellCount; c++) all.Add(new(KernelTerm.Path, c, -1.2));
        for (var c = 0; c < encoder.CostCount; c++)
        {
            all.Add(new(KernelTerm.CostDistance, c, -2));
            all.Add(new(KernelTerm.CostSlope, c, -3));
        }
        all.Add(new(KernelTerm.Noise, 0, -3));
        Parameters = [.. all];
    }

    public PointEncoder Encoder { get; }

    public HyperParameter[] Parameters { get; }

    /// <summary>The logarithms where their priors are highest.</summary>
    public double[] PriorMeans => [.. Parameters.Select(p => p.PriorMean)];

    /// <summary>What a hyper-parameter weighs, for a pair of points.</summary>
    public double Feature(HyperParameter parameter, Point a, Point b)
    {
        var i = parameter.Index;
        switch (parameter.Term)
        {
            case KernelTerm.Option: return a.Codes[i] == b.Codes[i] ? 0 : 1;
            case KernelTerm.Distance: return Distance(a.Codes[i], a.Positions[i], b.Codes[i], b.Positions[i]);
            case KernelTerm.Path: return CellPaths.Difference(a.Paths[i], b.Paths[i]);
            case KernelTerm.CostDistance: return (a.Costs[i] - b.Costs[i]) * (a.Costs[i] - b.Costs[i]);
            case KernelTerm.CostSlope: return a.Costs[i] * b.Costs[i];
            default: return 1;
        }
    }

    /// <summary>How far numeric options lie apart; 0 where the decision is not alive in both.</summary>
    public static double Distance(int a, double u, int b, double v) => a < 0 || b < 0 ? 0 : Math.Abs(u - v);
}
