using NasGen.Evaluation;

namespace NasGen.Cli.Options;

/// <summary>Where the user's things are, all absolute.</summary>
/// <param name="Assembly">Of the search build.</param>
/// <param name="ProjectDirectory">What data paths are relative to.</param>
/// <param name="StateDirectory">The journal's folder.</param>
/// <param name="Config">A file of settings that was asked for.</param>
internal sealed record WorkPlace(string Assembly, string ProjectDirectory, string StateDirectory, string? Config)
{
    /// <summary>The settings of the file asked for, or of the project's <c>nasgen.yaml</c>, or none.</summary>
    /// <exception cref="NasException">NAS2023.</exception>
    public SearchSettings ReadConfig()
    {
        var path = Config ?? Path.Combine(ProjectDirectory, NasGenYaml.FileName);
        if (File.Exists(path)) return NasGenYaml.Read(path, File.ReadAllText(path));
        return Config is null ? new SearchSettings() : throw new NasException("NAS2023", $"There is no file '{Config}'.");
    }
}
