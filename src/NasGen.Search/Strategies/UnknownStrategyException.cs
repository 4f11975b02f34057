using NasGen.Search.Text;

namespace NasGen.Search.Strategies;

/// <summary>No strategy has this name; the message suggests the nearest name.</summary>
/// <param name="name">The name that was given.</param>
/// <param name="known">The names that exist.</param>
public sealed class UnknownStrategyException(string name, IReadOnlyCollection<string> known)
    : Exception($"There is no strategy '{name}'.{NearestName.Hint(name, known)}")
{
    /// <summary>The name that was given.</summary>
    public string Name { get; } = name;

    /// <summary>The nearest name that exists; <see langword="null"/> if none is near.</summary>
    public string? Nearest { get; } = NearestName.Of(name, known);
}
