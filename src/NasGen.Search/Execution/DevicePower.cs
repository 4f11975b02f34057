namespace NasGen.Search.Execution;

/// <summary>What a device draws beside its inferences, and on what.</summary>
/// <param name="IdleWatts">The power while it does nothing.</param>
/// <param name="DutyCycle">The share of the time in which it infers.</param>
/// <param name="Battery">The battery's energy in watt-hours.</param>
internal sealed record DevicePower(double IdleWatts, double? DutyCycle, double? Battery);
