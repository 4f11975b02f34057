namespace NasGen;

/// <summary>A cost of an architecture.</summary>
public enum Cost
{
    /// <summary>The number of trainable parameters.</summary>
    Parameters,

    /// <summary>The number of multiply-accumulate operations (a·b + c) for one sample.</summary>
    Macs,

    /// <summary>The bytes for one sample: parameters, plus the largest pair of neighbouring activations.</summary>
    Memory,

    /// <summary>The seconds for one sample: the median of measurements on this machine after a warm-up, or the prediction of a device profile.</summary>
    Latency,

    /// <summary>
    /// The joules for one sample, by a device profile (<c>NasDeviceProfile</c>): MACs · perMac + bytes · perByte + idleWatts · latency.
    /// Without a profile, a search that uses it fails (NAS2016).
    /// </summary>
    Energy,

    /// <summary>
    /// The joules of a day, by a device profile with <c>inferencesPerDay</c>: inferences · (MACs · perMac + bytes · perByte)
    /// + 86,400 s · (idleWatts + perSample · the rate of <c>[Resolution]</c>). Without such a profile, a search that uses it fails (NAS2016).
    /// </summary>
    EnergyPerDay,
}
