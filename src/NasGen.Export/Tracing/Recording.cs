namespace NasGen.Export.Tracing;

/// <summary>What one call of a network did.</summary>
/// <param name="Samples">The number of samples of the call.</param>
/// <param name="Input">The network's input.</param>
/// <param name="Output">The network's output.</param>
/// <param name="Steps">The steps in their order.</param>
/// <param name="Root">The call of the network, as a tree of modules.</param>
internal sealed record Recording(long Samples, Value Input, Value Output, IReadOnlyList<Step> Steps, ModuleCall Root);
