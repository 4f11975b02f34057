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

    /// <summary>Seconds for one sample on this machine: measured, the median after warm-up.</summary>
    Latency,

    /// <summary>Joules for one sample, by the device's profile. There are no profiles yet: a search for it is an error (NAS2016).</summary>
    Energy,
}
