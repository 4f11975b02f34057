using System;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NasGen.Generator.Model;

/// <summary>The MSBuild properties that the generator reads.</summary>
/// <param name="IsSearch">Whether this is the search build. The product build is the other one.</param>
/// <param name="ProjectDirectory">The directory of the project; empty if it is not known.</param>
internal sealed record BuildOptions(bool IsSearch, string ProjectDirectory)
{
    public static BuildOptions Read(AnalyzerConfigOptionsProvider provider)
    {
        provider.GlobalOptions.TryGetValue("build_property.NasStage", out var stage);
        provider.GlobalOptions.TryGetValue("build_property.ProjectDir", out var directory);
        return new BuildOptions(string.Equals(stage, "search", StringComparison.OrdinalIgnoreCase), directory ?? "");
    }

    /// <summary>A path below the project as a relative path, and any other path as it is; with forward slashes in both cases.</summary>
    public string Relative(string path)
    {
        var (file, directory) = (path.Replace('\\', '/'), ProjectDirectory.Replace('\\', '/').TrimEnd('/') + "/");
        return directory.Length > 1 && file.StartsWith(directory, StringComparison.Ordinal) ? file.Substring(directory.Length) : file;
    }
}
