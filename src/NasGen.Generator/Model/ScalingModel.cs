namespace NasGen.Generator.Model;

/// <summary>Compound scaling.</summary>
/// <param name="Divisor">What widths are multiples of.</param>
/// <param name="Rates">The rates of the data, the first one that of φ = 0; empty if the data are not resampled.</param>
internal sealed record ScalingModel(int Divisor, ImmutableEquatableArray<string> Rates);
