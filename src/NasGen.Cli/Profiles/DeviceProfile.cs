using NasGen.Search.Execution;

namespace NasGen.Cli.Profiles;

/// <summary>
/// A machine as <c>nasgen device measure</c> describes it, or a board as its owner describes it. All units are SI units. Unknown values are
/// left out.
/// </summary>
internal sealed record DeviceProfile
{
    public DeviceMachine? Machine { get; init; }

    /// <summary>Whether the profile is intentionally of another machine than the one that searches.</summary>
    public bool Target { get; init; }

    public DeviceVersions? Versions { get; init; }

    /// <summary>The day of the measurement, as <c>yyyy-MM-dd</c>.</summary>
    public string? Date { get; init; }

    public DeviceNoise? Noise { get; init; }

    /// <summary>The bytes per second that one thread copies.</summary>
    public double? CopyBandwidth { get; init; }

    /// <summary>The line that maps the sum of a network's layers to its latency.</summary>
    public DeviceLine? Network { get; init; }

    /// <summary>The errors of predictions for networks that were not used for fitting.</summary>
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
    /// <summary>The smallest difference that the clock shows, in seconds.</summary>
    public double Timer { get; init; }

    /// <summary>The interquartile range of a fixed network's latency, as a share of its median.</summary>
    public double Repeat { get; init; }
}

internal sealed record DeviceLine
{
    /// <summary>The seconds of the call and of the user's own <c>forward</c>. A fitted value can be below zero.</summary>
    public double CallOverhead { get; init; }

    /// <summary>The factor of the sum of the layers.</summary>
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

/// <summary>The power and energy of a device, which its owner writes from a data sheet or a measurement.</summary>
internal sealed record DeviceEnergy
{
    /// <summary>The joules per multiply-accumulate operation.</summary>
    public double PerMac { get; init; }

    /// <summary>The joules per byte that is read or written.</summary>
    public double PerByte { get; init; }

    /// <summary>The watts that the device always draws.</summary>
    public double IdleWatts { get; init; }

    /// <summary>The clock rate in hertz. If no layer was measured, one multiply-accumulate operation takes one cycle.</summary>
    public double? Clock { get; init; }

    /// <summary>The capacity of the battery in watt-hours.</summary>
    public double? Battery { get; init; }

    /// <summary>The share of the time in which the device computes, from 0 to 1.</summary>
    public double? DutyCycle { get; init; }

    /// <summary>The inferences of a day, such as one per heartbeat.</summary>
    public double? InferencesPerDay { get; init; }

    /// <summary>The joules per sample that the device acquires, at the rate of <c>[Resolution]</c>.</summary>
    public double? PerSample { get; init; }

    /// <summary>The bytes of a number on the device. Default: 4, single precision.</summary>
    public double? BytesPerNumber { get; init; }

    /// <summary>What the device draws, in the search's words.</summary>
    public DevicePower Power() => new(IdleWatts, DutyCycle, Battery) { InferencesPerDay = InferencesPerDay, PerSample = PerSample ?? 0 };
}

internal sealed record DeviceLayer
{
    public string Kind { get; init; } = "";

    public int Threads { get; init; } = 1;

    /// <summary><c>linear</c> or <c>interpolated</c>: the model with the smaller leave-one-out error.</summary>
    public string Model { get; init; } = "linear";

    /// <summary>The median leave-one-out error, as a share of the measured time.</summary>
    public double Error { get; init; }

    /// <summary>The seconds per call.</summary>
    public double Call { get; init; }

    /// <summary>The seconds per multiply-accumulate operation.</summary>
    public double PerMac { get; init; }

    /// <summary>The seconds per byte.</summary>
    public double PerByte { get; init; }

    /// <summary>The seconds per group of a convolution, or per channel of a normalization or pooling layer.</summary>
    public double PerUnit { get; init; }

    public List<DevicePoint> Points { get; init; } = [];
}

internal sealed record DevicePoint
{
    /// <summary>The layer and the shape of its input, in words.</summary>
    public string? Layer { get; init; }

    public double Macs { get; init; }

    public double Bytes { get; init; }

    public double Units { get; init; } = 1;

    /// <summary>The median time in seconds.</summary>
    public double Median { get; init; }

    /// <summary>The interquartile range in seconds.</summary>
    public double Interquartile { get; init; }

    public int Repeats { get; init; }
}

internal sealed record DeviceBlock
{
    public string? Block { get; init; }

    public string? Input { get; init; }

    public int Threads { get; init; } = 1;

    /// <summary>The median time in seconds.</summary>
    public double Median { get; init; }

    public double Interquartile { get; init; }

    public int Repeats { get; init; }
}
