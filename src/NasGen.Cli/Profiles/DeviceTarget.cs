using System.Security.Cryptography;
using System.Text;
using NasGen.Cli.Platform;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Wording;

namespace NasGen.Cli.Profiles;

/// <summary>The device that a search is for.</summary>
/// <param name="Path">The path of the profile.</param>
/// <param name="Profile">The profile.</param>
/// <param name="Digest">The hash of the parts of the profile that predictions depend on.</param>
internal sealed record DeviceTarget(string Path, DeviceProfile Profile, string Digest)
{
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Whether this process runs on the device. Winners are then measured again.</summary>
    public bool IsThisMachine =>
        !Profile.Target && Profile.Machine?.Processor == Machine.Processor()
        && (Profile.Machine.Cores ?? Environment.ProcessorCount) == Environment.ProcessorCount;

    /// <exception cref="NasException">NAS2050: the profile cannot be used.</exception>
    public static DeviceTarget Read(string path) => Of(path, DeviceFile.Read(path));

    public static DeviceTarget Of(string path, DeviceProfile profile)
    {
        var relevant = DeviceFile.Body(profile with { Date = null, Noise = null, Predictions = null, Blocks = null });
        return new(path, profile, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(relevant)))[..16]);
    }

    /// <summary>The device as a search of a space uses it.</summary>
    /// <param name="space">The structure of the search space.</param>
    /// <param name="threads">The number of threads of one inference.</param>
    public PredictedDevice For(SpaceStructure space, int threads) => new(
        Digest,
        Profile.Energy is null ? [CostName.Latency] : [CostName.Latency, CostName.Energy],
        new DeviceCosts(Profile, space, threads).Of,
        Lines,
        IsThisMachine,
        Profile.Energy is { } energy ? new DevicePower(energy.IdleWatts, energy.DutyCycle, energy.Battery) : null);

    /// <summary>The lines to print before the search: which device the costs are of, and whether they are out of date.</summary>
    /// <param name="libtorch">The version of libtorch that the search uses.</param>
    public IEnumerable<string> Lines(string libtorch)
    {
        if (IsThisMachine) yield return $"Latency is predicted by {Name}; winners are measured again.";
        else
        {
            var text = $"Latency is predicted for {Profile.Machine?.Processor ?? "the device"} by {Name}: nothing is measured on this machine.";
            yield return Profile.Target
                ? text
                : CanonicalError.Format(
                    "warning", "NAS2052",
                    $"{text} If you search for that device, add 'target: true' to the file. "
                    + "Otherwise measure this machine with 'nasgen device measure'.",
                    Path);
        }
        if (Profile.Versions?.Libtorch is { } measured && measured != libtorch)
            yield return CanonicalError.Format(
                "warning", "NAS2051",
                $"The device profile was measured with libtorch {measured}, but this search uses libtorch {libtorch}: its latencies may be wrong. "
                + "'nasgen device measure' writes a new profile.",
                Path);
    }
}
