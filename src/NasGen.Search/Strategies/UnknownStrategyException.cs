using NasGen.Search.Text;

namespace NasGen.Search.Strategies;

/// <summary>A strategy of that name does not exist; the message names the nearest one.</summary>
public sealed class UnknownStrategyException(string name, IReadOnlyCollection<string> known)
    : Exception($"There is no strategy '{name}'.{NearestName.Hint(name, known)}")
{
    public string Name { get; } = name;
    public string? Nearest { get; } = NearestName.Of(name, known);
}
