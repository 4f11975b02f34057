namespace NasGen.Generator.Model;

/// <summary>What parsing makes of one marked class.</summary>
/// <param name="Space"><see langword="null"/> where it is too broken for any winner to derive from it.</param>
/// <param name="IsComplete">Whether nothing is wrong, so that a definition can be emitted; a placeholder needs less.</param>
internal sealed record ParsedSpace(SpaceModel? Space, bool IsComplete, ImmutableEquatableArray<DiagnosticInfo> Diagnostics);
