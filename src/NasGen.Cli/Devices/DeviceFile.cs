using System.Text;
using NasGen.Evaluation;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace NasGen.Cli.Devices;

/// <summary>A device's profile as YAML.</summary>
internal static class DeviceFile
{
    private const string Header = """
        # A device's profile, written by `nasgen device measure`; seconds, bytes, joules. A search uses it by --device-profile (NasDevicePath).
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

    private static readonly IDeserializer Deserializer = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();

    public static string Format(DeviceProfile profile) => (Header.ReplaceLineEndings("\n") + Serializer.Serialize(profile)).ReplaceLineEndings("\n");

    /// <exception cref="NasException">NAS2050: it is missing, no YAML, or says what cannot be.</exception>
    public static DeviceProfile Read(string path)
    {
        try
        {
            if (!File.Exists(path)) throw new NasException("NAS2050", $"There is no device profile '{path}'. 'nasgen device measure' writes one.");
            return Parse(File.ReadAllText(path, Encoding.UTF8), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NasException("NAS2050", $"The device profile cannot be read: {e.Message}", path, 0, e);
        }
    }

    public static DeviceProfile Parse(string text, string path)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 0 || stream.Documents[0].RootNode is not YamlMappingNode root)
                throw new NasException("NAS2050", "The device profile is empty: a list of 'key: value' lines is expected.", path);
            DeviceKeys.Check(root, typeof(DeviceProfile), path);
            var profile = Deserializer.Deserialize<DeviceProfile>(text);
            if (profile.Layers is not { Count: > 0 } && profile.Energy?.Clock is not > 0)
                throw new NasException("NAS2050", "The device profile knows no latency: it has neither 'layers' that were measured nor 'energy.clock'.", path);
            return profile;
        }
        catch (YamlException e)
        {
            throw new NasException("NAS2050", $"The device profile is no YAML that can be read: {(e.InnerException ?? e).Message}", path, (int)e.Start.Line, e);
        }
    }
}
