namespace NasGen.Search.Comparison;

/// <summary>An architecture that was drawn from a space at random, and the result of its full training.</summary>
/// <param name="Name">The architecture as text.</param>
/// <param name="Quality">The metric.</param>
/// <param name="Costs">The costs, in the order of <see cref="ComparedMeasures.Costs"/>.</param>
/// <param name="Seconds">The duration of the training; NaN if it is not known.</param>
internal sealed record SampledArchitecture(string Name, double Quality, IReadOnlyList<double> Costs, double Seconds);
