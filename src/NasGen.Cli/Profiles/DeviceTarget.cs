using System.Security.Cryptography;
using System.Text;
using NasGen.Cli.Platform;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Wording;

namespace NasGen.Cli.Profiles;

/// <summary>The device that a search is for.</summary>
/// <param name="Path">Of the profile.</param>
/// <param name="Digest">Of what predictions depend on.</param>
internal sealed record DeviceTarget(string Path, DeviceProfile Profile, string Digest)
{
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Whether this process runs on it, so that winners can be measured again.</summary>
    public bool IsThisMachine => !Profile.Target && Profile.Machine?.Processor == Machine.Processor()
        && (Profile.Machine.Cores ?? Environment.ProcessorCount) == Environment.ProcessorCount;

    /// <exception cref="NasException">NAS2050: the profile cannot be used.</exception>
    public static DeviceTarget Read(string path) => Of(path, DeviceFile.Read(path));

    public static DeviceTarget Of(string path, DeviceProfile profile) => new(
        path, profile,
        HashOf(DeviceFile.Body(profile with { Date = null, Noise = null, Predictions = null, Blocks = null })));

    /// <summary>What a search of this space needs of it.</summary>
    /// <param name="threads">The threads of one inference.</param>
    public PredictedDevice For(SpaceStructure space, int threads) => new(
        Digest,
        Profile.Energy switch
        {
            null => [CostName.Latency],
            { InferencesPerDay: null } => [CostName.Latency, CostName.Energy],
            _ => [CostName.Latency, CostName.Energy, CostName.EnergyPerDay],
        },
        new DeviceCosts(Profile, space, threads).Of,
        Lines,
        IsThisMachine,
        Profile.Energy?.Power());

    /// <summary>The notes before a search: the device whose costs are predicted, and whether the profile is out of date.</summary>
    public IEnumerable<string> Lines(string libtorch)
    {
        if (IsThisMachine) yield return $"Latency is predicted by {Name}; winners are measured again.";
        else
        {
            var text = $"Latency is predicted for {Profile.Machine?.Processor ?? "the device"} by {Name}. Nothing is measured on this machine.";
            yield return Profile.Target
                ? text
                : CanonicalError.Format(
                    "warning", "NAS2052",
                    $"{text} If this is intended, add 'target: true' to the file. Otherwise measure this machine with 'nasgen device measure'.", Path);
        }
        if (Profile.Versions?.Libtorch is { } measured && measured != libtorch)
            yield return CanonicalError.Format(
                "warning", "NAS2051",
                $"The device profile was measured with libtorch {measured}, but this is {libtorch}. Its latencies may be wrong. "
                + "Measure again with 'nasgen device measure'.", Path);
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
