namespace NasGen.Search.Surrogates;

/// <summary>
/// The kernel over genotypes
/// <c>k(x, x′) = s·exp(−Σ wⱼ[xⱼ≠x′ⱼ] − Σ vⱼ|uⱼ−u′ⱼ| − Σ path·|P(x) △ P(x′)| − Σ wₚ(z−z′)²) + Σ b·z·z′ + noise·[x=x′]</c>
/// where u is the position of a numeric decision, P the multiset of a cell's paths and z the standardised logarithm of a cost known before a
/// trial. A conditional decision that is alive in only one of two genotypes counts as different.
/// </summary>
internal sealed class KernelShape
{
    /// <summary>The prior's sum of all wⱼ: the distance of two genotypes that agree in no decision.</summary>
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
            // Results of all rungs are on one scale.
            if (!encoder.HasRungs || c < encoder.CostCount - 1) all.Add(new(KernelTerm.CostSlope, c, -3));
        }
        all.Add(new(KernelTerm.Noise, 0, -3));
        Parameters = [.. all];
    }

    /// <summary>The encoder of the points.</summary>
    public PointEncoder Encoder { get; }

    /// <summary>The hyper-parameters.</summary>
    public HyperParameter[] Parameters { get; }

    /// <summary>The prior means of the logarithms.</summary>
    public double[] PriorMeans => [.. Parameters.Select(p => p.PriorMean)];

    /// <summary>The feature of a pair of points that a hyper-parameter weighs.</summary>
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

    /// <summary>The distance of two numeric options; 0 unless the decision is alive in both.</summary>
    public static double Distance(int a, double u, int b, double v) => a < 0 || b < 0 ? 0 : Math.Abs(u - v);
}
