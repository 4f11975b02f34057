namespace Heartbeat;

/// <summary>One heartbeat of one patient.</summary>
/// <param name="Patient">The patient.</param>
/// <param name="Shape">The signal around its highest point, in millivolts.</param>
/// <param name="Before">The seconds since the beat before.</param>
/// <param name="After">The seconds to the beat after.</param>
/// <param name="IsVentricular">Whether it is a premature beat of the ventricle, or one that is fused with a normal beat.</param>
internal sealed record Beat(string Patient, float[] Shape, double Before, double After, bool IsVentricular);
