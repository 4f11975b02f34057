namespace NasGen.Search.Rankings;

/// <summary>
/// The name of a strategy that ranks architectures before it trains any of them: by a supernet, <c>darts</c>, or by a score of untrained
/// networks, <c>synflow</c>. Of <c>spos+evolution</c> the ranking only says where to begin.
/// </summary>
/// <param name="Method">How the supernet is trained, or the score.</param>
/// <param name="Then">The strategy that goes on; <see langword="null"/>: architectures are tried in the order in which they are ranked.</param>
public sealed record RankingName(string Method, string? Then)
{
    /// <summary>Ways to train a supernet.</summary>
    public static IReadOnlyList<string> Methods { get; } = ["darts", "darts2", "gdas", "spos"];

    /// <summary>Scores of untrained networks.</summary>
    public static IReadOnlyList<string> Scores { get; } = ["gradient-norm", "jacobian-covariance", "naswot", "parameters", "snip", "synflow"];

    /// <summary>Whether nothing is trained.</summary>
    public bool IsZeroCost => Scores.Contains(Method);

    /// <summary><see langword="null"/> where the name is another strategy's.</summary>
    public static RankingName? Parse(string strategy)
    {
        var plus = strategy.IndexOf('+', StringComparison.Ordinal);
        var method = plus < 0 ? strategy : strategy[..plus];
        return Methods.Contains(method) || Scores.Contains(method) ? new RankingName(method, plus < 0 ? null : strategy[(plus + 1)..]) : null;
    }
}
