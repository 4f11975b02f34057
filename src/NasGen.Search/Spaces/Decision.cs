namespace NasGen.Search.Spaces;

/// <summary>One choice of a search space.</summary>
/// <param name="Name">
/// Dotted: <c>Stem</c> (which candidate), <c>Stem.Width</c> (a setting of it), <c>Body.SqueezeBlock.squeeze</c> (a parameter of one
/// candidate), <c>DropoutRate</c>, <c>Training.LearningRate</c>.
/// </param>
/// <param name="Domain">The options.</param>
/// <param name="When">
/// The decision is alive where the named earlier decision is alive and took one of these options; <see langword="null"/>: always.
/// </param>
public sealed record Decision(string Name, Domain Domain, Condition? When = null);
