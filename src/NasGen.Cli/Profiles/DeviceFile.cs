using NasGen.Cli.Yaml;
using NasGen.Search.Contracts;
using NasGen.Search.Files;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace NasGen.Cli.Profiles;

/// <summary>Reads and writes a device profile as YAML.</summary>
internal static class DeviceFile
{
    private const string Header = """
        # A device's profile, written by `nasgen device measure`; seconds, bytes, joules. A search uses it by --device-profile (NasDeviceProfile).
        # For Cost.Energy add what your device draws, for example:
        #   energy: {perMac: 4.6e-12, perByte: 1.6e-10, idleWatts: 0.05, battery: 10, dutyCycle: 0.01}

        """;

    private static readonly ISerializer Serializer = new SerializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull)
        .DisableAliases()
        .WithIndentedSequences()
        .WithNewLine("\n")
        .Build();

    private static readonly YamlBinder Binder = new(p => CamelCaseNamingConvention.Instance.Apply(p.Name), isStrict: true, Fault);

    public static string Format(DeviceProfile profile) => Header.ReplaceLineEndings("\n") + Body(profile);

    /// <summary>The text without the comments at its top.</summary>
    public static string Body(DeviceProfile profile) => Serializer.Serialize(profile).ReplaceLineEndings("\n");

    /// <summary>Reads the file of a profile.</summary>
    /// <exception cref="NasException">NAS2050: the file is missing, is not YAML, or has an impossible value.</exception>
    public static DeviceProfile Read(string path)
    {
        try
        {
            if (!File.Exists(path)) throw new NasException("NAS2050", $"There is no device profile '{path}'. 'nasgen device measure' writes one.");
            return Parse(TextFile.Read(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NasException("NAS2050", $"The device profile cannot be read: {e.Message}", path, 0, e);
        }
    }

    public static DeviceProfile Parse(string text, string path)
    {
        var file = YamlValue.Parse(path, text, "NAS2050");
        if (!file.IsMap) throw new NasException("NAS2050", "The device profile is empty: 'key: value' lines are expected.", path);
        var profile = Binder.Read<DeviceProfile>(file);
        return profile.Layers is { Count: > 0 } || profile.Energy?.Clock is > 0
            ? profile
            : throw new NasException("NAS2050", "The device profile says nothing about latency: it has neither measured 'layers' nor 'energy.clock'.", path);
    }

    /// <summary>Checks a number of a profile, for <see cref="YamlBinder"/>.</summary>
    private static string? Fault(string key, double number) =>
        !double.IsFinite(number) ? "must be a number"
        // The overhead of a call is fitted and can have either sign.
        : number < 0 && key != "callOverhead" ? "cannot be negative"
        : number > 1 && key == "dutyCycle" ? "must be a share of the time, from 0 to 1"
        : null;
}
