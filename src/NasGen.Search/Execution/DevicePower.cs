namespace NasGen.Search.Execution;

/// <summary>The power and the battery of a device.</summary>
/// <param name="IdleWatts">The power of the idle device in watts.</param>
/// <param name="DutyCycle">The share of the time in which the device infers, in [0, 1].</param>
/// <param name="Battery">The energy of the battery in watt-hours.</param>
internal sealed record DevicePower(double IdleWatts, double? DutyCycle, double? Battery);
