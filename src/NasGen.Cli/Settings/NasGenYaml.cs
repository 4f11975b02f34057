using NasGen.Cli.Yaml;
using NasGen.Search.Contracts;
using NasGen.Search.Files;

namespace NasGen.Cli.Settings;

/// <summary>The optional file <c>nasgen.yaml</c>, in which settings can be committed.</summary>
internal static class NasGenYaml
{
    public const string FileName = "nasgen.yaml";

    private static readonly Dictionary<string, Setting> Settings =
        SettingTable.All.Where(s => s.IsInFile).ToDictionary(s => s.Name, StringComparer.Ordinal);

    /// <summary>The settings of the file that <c>--config</c> names, or of the project's nasgen.yaml if it exists.</summary>
    /// <exception cref="NasException">NAS2023 or NAS2021: the file is missing or cannot be used.</exception>
    public static SearchSettings OfProject(string projectDirectory, string? config)
    {
        var path = config ?? Path.Combine(projectDirectory, FileName);
        if (!File.Exists(path)) return config is null ? SearchSettings.None : throw new NasException("NAS2023", $"There is no file '{config}'.");
        try
        {
            return Read(path, TextFile.Read(path), projectDirectory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NasException("NAS2023", $"The file cannot be read: {e.Message}", path, inner: e);
        }
    }

    /// <summary>Reads the settings of a file.</summary>
    /// <param name="path">The path of the file, for errors.</param>
    /// <param name="text">The content of the file.</param>
    /// <param name="projectDirectory">The folder that relative paths in the file start from.</param>
    /// <exception cref="NasException">NAS2023: not YAML, an unknown key, or a value of the wrong type. NAS2021: an invalid budget.</exception>
    public static SearchSettings Read(string path, string text, string projectDirectory)
    {
        var file = YamlValue.Parse(path, text, "NAS2023");
        if (file.IsEmpty) return SearchSettings.None;
        var settings = SearchSettings.None;
        foreach (var value in file.Entries(Settings.Keys))
        {
            var setting = Settings[value.Name];
            try
            {
                var read = setting.Read(TextOf(value, setting), projectDirectory);
                if (setting.IsWritten && !RealPath.IsWithin(projectDirectory, (string)read))
                    throw value.Error(
                        $"{value.Key}: '{read}' is not in the project's folder. {FileName} can name a place in that folder only; "
                        + $"{setting.OptionName} ({setting.Property}) can name any.");
                settings = settings.With(setting, read);
            }
            catch (Exception e) when (e is FormatException or ArgumentException)
            {
                throw value.Error($"{value.Key}: {e.Message}", setting.ErrorCode);
            }
        }
        return settings;
    }

    private static string TextOf(YamlValue value, Setting setting) =>
        setting is Setting<IReadOnlyList<string>> && value.IsList ? string.Join(';', value.Items().Select(i => i.Text())) : value.Text();
}
