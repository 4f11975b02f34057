namespace NasGen.Cli.Profiles;

/// <summary>
/// A machine as <c>nasgen device measure</c> describes it, or a board as its owner does. SI units throughout; what is unknown is left out.
/// </summary>
internal sealed record DeviceProfile
{
    public DeviceMachine? Machine { get; init; }

    /// <summary>Whether the file is meant for another machine than the one that searches.</summary>
    public bool Target { get; init; }

    public DeviceVersions? Versions { get; init; }

    /// <summary>Of the measurement.</summary>
    public string? Date { get; init; }

    public DeviceNoise? Noise { get; init; }

    /// <summary>Bytes per second, copied by one thread.</summary>
    public double? CopyBandwidth { get; init; }

    /// <summary>Latency of a whole network from the sum of its layers.</summary>
    public DeviceLine? Network { get; init; }

    /// <summary>Predicted against measured on whole networks that nothing was fitted to.</summary>
    public List<DevicePrediction>? Predictions { get; init; }

    public DeviceEnergy? Energy { get; init; }

    public List<DeviceLayer>? Layers { get; init; }

    public List<DeviceBlock>? Blocks { get; init; }
}

internal sealed record DeviceMachine
{
    public string? Processor { get; init; }

    public int? Cores { get; init; }

    public string? System { get; init; }
}

internal sealed record DeviceVersions
{
    public string? Nasgen { get; init; }

    public string? Torchsharp { get; init; }

    public string? Libtorch { get; init; }
}

internal sealed record DeviceNoise
{
    /// <summary>Seconds: the least difference that the clock shows.</summary>
    public double Timer { get; init; }

    /// <summary>The interquartile range of a fixed network's latency, as a share of its median.</summary>
    public double Repeat { get; init; }
}

internal sealed record DeviceLine
{
    /// <summary>Seconds of the call and of the user's own forward; fitted, and then it may be below zero.</summary>
    public double CallOverhead { get; init; }

    /// <summary>What the sum of the layers is multiplied by.</summary>
    public double Factor { get; init; } = 1;
}

internal sealed record DevicePrediction
{
    public string? Space { get; init; }

    public int Networks { get; init; }

    public double MedianError { get; init; }

    public double Within5 { get; init; }

    public double Within10 { get; init; }
}

/// <summary>What the owner of a board writes: from a data sheet, or measured with a meter.</summary>
internal sealed record DeviceEnergy
{
    /// <summary>Joules for one multiply-accumulate operation.</summary>
    public double PerMac { get; init; }

    /// <summary>Joules for one byte read or written.</summary>
    public double PerByte { get; init; }

    /// <summary>Watts that the device draws whether it computes or not.</summary>
    public double IdleWatts { get; init; }

    /// <summary>Hertz; where no layer was measured, one multiply-accumulate operation takes one cycle.</summary>
    public double? Clock { get; init; }

    /// <summary>Watt-hours.</summary>
    public double? Battery { get; init; }

    /// <summary>The share of the time in which it computes, from 0 to 1.</summary>
    public double? DutyCycle { get; init; }
}

internal sealed record DeviceLayer
{
    public string Kind { get; init; } = "";

    public int Threads { get; init; } = 1;

    /// <summary><c>linear</c> or <c>interpolated</c>: whichever had the smaller error when each point was left out once.</summary>
    public string Model { get; init; } = "linear";

    /// <summary>That error: the median, as a share.</summary>
    public double Error { get; init; }

    public double Call { get; init; }

    public double PerMac { get; init; }

    public double PerByte { get; init; }

    /// <summary>Of a group of a convolution, or a channel of a normalisation or pool.</summary>
    public double PerUnit { get; init; }

    public List<DevicePoint> Points { get; init; } = [];
}

internal sealed record DevicePoint
{
    /// <summary>The layer and the shape it met, in words.</summary>
    public string? Layer { get; init; }

    public double Macs { get; init; }

    public double Bytes { get; init; }

    public double Units { get; init; } = 1;

    public double Median { get; init; }

    /// <summary>Seconds between the quartiles.</summary>
    public double Interquartile { get; init; }

    public int Repeats { get; init; }
}

internal sealed record DeviceBlock
{
    public string? Block { get; init; }

    public string? Input { get; init; }

    public int Threads { get; init; } = 1;

    public double Median { get; init; }

    public double Interquartile { get; init; }

    public int Repeats { get; init; }
}
