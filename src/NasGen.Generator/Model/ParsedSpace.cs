namespace NasGen.Generator.Model;

/// <summary>The result of parsing one class marked <c>[SearchSpace]</c>.</summary>
/// <param name="Space">The model; <see langword="null"/> if no winner could derive from the class.</param>
/// <param name="IsComplete">Whether there is no error, so that a definition can be emitted. A placeholder can be emitted for less.</param>
internal sealed record ParsedSpace(SpaceModel? Space, bool IsComplete, ImmutableEquatableArray<DiagnosticInfo> Diagnostics);
