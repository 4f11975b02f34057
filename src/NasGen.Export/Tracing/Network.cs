namespace NasGen.Export.Tracing;

/// <summary>A network for any number of samples: what its printers read.</summary>
/// <param name="Input">The input. Its first axis is the samples.</param>
/// <param name="Output">The output.</param>
/// <param name="Steps">The steps that the output needs, in their order.</param>
/// <param name="Root">The call of the network as a tree of modules, with all steps.</param>
internal sealed record Network(Value Input, Value Output, IReadOnlyList<Step> Steps, ModuleCall Root);
