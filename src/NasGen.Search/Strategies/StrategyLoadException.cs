namespace NasGen.Search.Strategies;

/// <summary>A user's own strategy cannot be used; the message says why.</summary>
/// <param name="name">The name of the strategy: <c>path.dll#Type</c>.</param>
/// <param name="reason">The reason, without a full stop.</param>
/// <param name="inner">The error of the loader.</param>
public sealed class StrategyLoadException(string name, string reason, Exception? inner = null)
    : Exception($"The strategy '{name}' cannot be loaded: {reason}.", inner);
