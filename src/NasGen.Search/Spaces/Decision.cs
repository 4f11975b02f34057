namespace NasGen.Search.Spaces;

/// <summary>One choice of a search space.</summary>
/// <param name="Name">
/// The dotted name: <c>Stem</c> (which candidate), <c>Stem.Width</c> (a setting of it), <c>Body.SqueezeBlock.squeeze</c> (a parameter of one
/// candidate), <c>DropoutRate</c>, <c>Training.LearningRate</c>.
/// </param>
/// <param name="Domain">The options.</param>
/// <param name="When">
/// The condition under which the decision is alive; <see langword="null"/> if it always is.
/// </param>
public sealed record Decision(string Name, Domain Domain, Condition? When = null);
