using System;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NasGen.Generator.Model;

/// <summary>What MSBuild says to the generator.</summary>
/// <param name="IsSearch">Whether this is the build that a search runs, not the product's.</param>
/// <param name="ProjectDirectory">Empty where unknown.</param>
internal sealed record BuildOptions(bool IsSearch, string ProjectDirectory)
{
    public static BuildOptions Read(AnalyzerConfigOptionsProvider provider)
    {
        provider.GlobalOptions.TryGetValue("build_property.NasStage", out var stage);
        provider.GlobalOptions.TryGetValue("build_property.ProjectDir", out var directory);
        return new BuildOptions(string.Equals(stage, "search", StringComparison.OrdinalIgnoreCase), directory ?? "");
    }

    /// <summary>A path relative to the project with forward slashes where it lies below it; unchanged elsewhere.</summary>
    public string Relative(string path)
    {
        var (file, directory) = (path.Replace('\\', '/'), ProjectDirectory.Replace('\\', '/').TrimEnd('/') + "/");
        return directory.Length > 1 && file.StartsWith(directory, StringComparison.Ordinal) ? file.Substring(directory.Length) : file;
    }
}
