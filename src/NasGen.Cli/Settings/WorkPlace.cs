namespace NasGen.Cli.Settings;

/// <summary>Where the user's things are, all absolute.</summary>
/// <param name="Assembly">The assembly of the search build.</param>
/// <param name="ProjectDirectory">The folder that data paths are relative to.</param>
/// <param name="StateDirectory">The folder of the journals.</param>
internal sealed record WorkPlace(string Assembly, string ProjectDirectory, string StateDirectory);
