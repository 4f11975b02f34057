namespace NasGen.Search.Capacities;

/// <summary>What a change would take away of the error.</summary>
/// <param name="Change">In words, as the subject of a sentence.</param>
/// <param name="Estimate">In the error's unit; negative where the error would grow.</param>
/// <param name="Interval">Where it may lie; infinite where there are too few trainings to tell.</param>
public sealed record Gain(string Change, double Estimate, Interval Interval);
