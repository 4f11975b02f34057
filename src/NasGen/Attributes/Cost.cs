namespace NasGen;

/// <summary>What an architecture costs.</summary>
public enum Cost
{
    /// <summary>Trainable numbers.</summary>
    Parameters,

    /// <summary>Multiply-accumulate operations for one sample.</summary>
    Macs,

    /// <summary>Bytes: parameters, and the largest pair of neighbouring activations, for one sample.</summary>
    Memory,

    /// <summary>Seconds for one sample: measured on this machine, the median after warm-up; or predicted, where a device's profile is given.</summary>
    Latency,

    /// <summary>Joules for one sample, by the profile of a device (<c>NasDeviceProfile</c>): MACs · perMac + bytes · perByte + idleWatts · latency. Without one a search for it is an error (NAS2016).</summary>
    Energy,
}
