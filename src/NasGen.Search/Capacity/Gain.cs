namespace NasGen.Search.Capacity;

/// <summary>The expected gain of a change.</summary>
/// <param name="Change">The change in words, as the subject of a sentence.</param>
/// <param name="Estimate">The decrease of the error, in its unit; negative if the error would grow.</param>
/// <param name="Interval">The interval of the estimate; infinite if there are too few trainings.</param>
public sealed record Gain(string Change, double Estimate, Interval Interval);
