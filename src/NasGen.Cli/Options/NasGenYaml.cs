using System.Globalization;
using NasGen.Evaluation;
using NasGen.Search.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace NasGen.Cli.Options;

/// <summary>The optional <c>nasgen.yaml</c>: the settings of a search in a file, so that they can be committed.</summary>
internal static class NasGenYaml
{
    public const string FileName = "nasgen.yaml";

    private static readonly string[] Keys = ["budget", "strategy", "seed", "models", "workers", "device", "weights", "device-profile", "capacity", "capacity-budget"];

    /// <exception cref="NasException">NAS2023: not YAML, an unknown key, or a value of the wrong type.</exception>
    public static SearchSettings Read(string path, string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            throw new NasException("NAS2023", $"This is no YAML: {e.Message}", path, (int)e.Start.Line, e);
        }
        var settings = new SearchSettings();
        if (stream.Documents.Count == 0 || stream.Documents[0].RootNode is YamlScalarNode { Value: null or "" }) return settings;
        if (stream.Documents[0].RootNode is not YamlMappingNode root)
            throw Wrong(path, stream.Documents[0].RootNode, "A list of 'key: value' lines is expected.");
        foreach (var (key, value) in root.Children) settings = Apply(settings, path, key, value);
        return settings;
    }

    private static SearchSettings Apply(SearchSettings settings, string path, YamlNode key, YamlNode value)
    {
        switch (key.ToString())
        {
            case "budget": return settings with { Budget = Text(path, key, value) };
            case "strategy": return settings with { Strategy = Text(path, key, value) };
            case "device": return settings with { Device = Text(path, key, value) };
            case "weights": return settings with { Weights = Text(path, key, value) };
            case "device-profile": return settings with { DeviceProfile = Text(path, key, value) };
            case "capacity-budget": return settings with { CapacityBudget = Text(path, key, value) };
            case "capacity":
                return bool.TryParse(Text(path, key, value), out var capacity)
                    ? settings with { Capacity = capacity }
                    : throw Wrong(path, value, $"'capacity' is '{value}', and must be true or false.");
            case "seed":
                return ulong.TryParse(Text(path, key, value), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
                    ? settings with { Seed = seed }
                    : throw Wrong(path, value, $"'seed' is '{value}', and must be a whole number from 0.");
            case "workers":
                return int.TryParse(Text(path, key, value), NumberStyles.None, CultureInfo.InvariantCulture, out var workers) && workers > 0
                    ? settings with { Workers = workers }
                    : throw Wrong(path, value, $"'workers' is '{value}', and must be a whole number from 1.");
            case "models":
                return settings with
                {
                    Models = value is YamlSequenceNode list ? [.. list.Select(item => Text(path, key, item))] : [Text(path, key, value)],
                };
            default: throw Wrong(path, key, $"There is no setting '{key}'.{NearestName.Hint(key.ToString(), Keys)}");
        }
    }

    private static string Text(string path, YamlNode key, YamlNode value) =>
        value is YamlScalarNode { Value: { Length: > 0 } text } ? text : throw Wrong(path, value, $"'{key}' has no value.");

    private static NasException Wrong(string path, YamlNode where, string message) => new("NAS2023", message, path, (int)where.Start.Line);
}
