using System.Runtime.InteropServices;
using Orleans;

namespace NasGen.Cluster.Nodes;

/// <summary>What a node says about its machine.</summary>
[GenerateSerializer, Immutable, Alias("NasGen.NodeFacts")]
internal sealed record NodeFacts
{
    /// <summary>The name in journals and messages: that of the machine, with the port if it has several nodes.</summary>
    [Id(0)] public required string Name { get; init; }

    /// <summary>The number of trainings at the same time.</summary>
    [Id(1)] public required int Slots { get; init; }

    /// <summary>The name of the kind of machine: what the operator gave, or the processor's.</summary>
    [Id(2)] public required string Class { get; init; }

    /// <summary>The system and processor that native libraries are for: <c>linux-x64</c>.</summary>
    [Id(3)] public string System { get; init; } = ThisSystem;

    /// <summary>The identity of the machine, by which a search recognises its own.</summary>
    [Id(4)] public string Machine { get; init; } = ThisMachine;

    public static string ThisSystem { get; } =
        $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.ProcessArchitecture}".ToLowerInvariant();

    public static string ThisMachine { get; } =
        File.Exists("/etc/machine-id") ? File.ReadAllText("/etc/machine-id").Trim() + Environment.MachineName : Environment.MachineName;

    /// <summary>The model of the processor, as Linux names it.</summary>
    public static string Processor()
    {
        const string Facts = "/proc/cpuinfo", Key = "model name";
        var line = File.Exists(Facts) ? File.ReadLines(Facts).FirstOrDefault(l => l.StartsWith(Key, StringComparison.Ordinal)) : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':') + 1)..].Trim();
    }
}
