namespace NasGen.Cli.Settings;

/// <summary>The absolute paths of a project that a verb works on.</summary>
/// <param name="Assembly">The assembly of the search build.</param>
/// <param name="ProjectDirectory">The project's folder. Relative paths of data start from it.</param>
/// <param name="StateDirectory">The folder of the journals.</param>
internal sealed record WorkPlace(string Assembly, string ProjectDirectory, string StateDirectory);
