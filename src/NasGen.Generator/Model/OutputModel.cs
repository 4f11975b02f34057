namespace NasGen.Generator.Model;

/// <summary>The scale of a regression's outputs: offset + scale · what the network computes. Both lists have one number, or one per output.</summary>
internal sealed record OutputModel(ImmutableEquatableArray<double> Scale, ImmutableEquatableArray<double> Offset);
