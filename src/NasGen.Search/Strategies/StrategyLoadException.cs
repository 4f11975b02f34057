namespace NasGen.Search.Strategies;

/// <summary>A strategy of the user's own cannot be used; the message says why.</summary>
public sealed class StrategyLoadException(string name, string reason, Exception? inner = null) : Exception($"The strategy '{name}' cannot be loaded: {reason}.", inner);
