namespace NasGen.Search.OneShot;

/// <summary>The name of a strategy that trains a supernet: <c>darts</c>, or <c>spos+evolution</c>, whose supernet only says where to begin.</summary>
/// <param name="Method">How the supernet is trained.</param>
/// <param name="Then">The strategy that goes on; <see langword="null"/>: architectures are tried in the order in which the supernet ranks them.</param>
public sealed record OneShotName(string Method, string? Then)
{
    public static IReadOnlyList<string> Methods { get; } = ["darts", "darts2", "gdas", "spos"];

    /// <summary><see langword="null"/> where the name is another strategy's.</summary>
    public static OneShotName? Parse(string strategy)
    {
        var plus = strategy.IndexOf('+', StringComparison.Ordinal);
        var method = plus < 0 ? strategy : strategy[..plus];
        return Methods.Contains(method) ? new OneShotName(method, plus < 0 ? null : strategy[(plus + 1)..]) : null;
    }
}
