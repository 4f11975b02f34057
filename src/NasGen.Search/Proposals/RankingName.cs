namespace NasGen.Search.Proposals;

/// <summary>
/// The name of a strategy that ranks architectures before it trains any of them: by a supernet (<c>darts</c>), or by a score of untrained
/// networks (<c>synflow</c>). With <c>spos+evolution</c> the ranking only provides the first architectures.
/// </summary>
/// <param name="Method">The method that trains the supernet, or the score.</param>
/// <param name="Then">The strategy that continues; <see langword="null"/> if architectures are tried in the order of the ranking.</param>
public sealed record RankingName(string Method, string? Then)
{
    /// <summary>The methods that train a supernet.</summary>
    public static IReadOnlyList<string> Methods { get; } = ["darts", "darts2", "gdas", "spos"];

    /// <summary>The scores of untrained networks.</summary>
    public static IReadOnlyList<string> Scores { get; } = ["gradient-norm", "jacobian-covariance", "naswot", "parameters", "snip", "synflow"];

    /// <summary>Whether the ranking trains nothing.</summary>
    public bool IsZeroCost => Scores.Contains(Method);

    /// <summary>Reads a strategy's name; <see langword="null"/> if it is not a ranking.</summary>
    public static RankingName? Parse(string strategy)
    {
        var plus = strategy.IndexOf('+', StringComparison.Ordinal);
        var method = plus < 0 ? strategy : strategy[..plus];
        return Methods.Contains(method) || Scores.Contains(method) ? new RankingName(method, plus < 0 ? null : strategy[(plus + 1)..]) : null;
    }
}
