using System.ComponentModel;
using System.Diagnostics;

namespace NasGen.Generator.Tests.Diagnostics;

/// <summary>The files of this repository, which hold what the tests of the documentation compare.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    /// <summary>Sources below a folder, without what a build made.</summary>
    public static IEnumerable<string> Sources(string folder, params string[] extensions)
    {
        var full = Path.Combine(Root, folder);
        return !Directory.Exists(full) ? [] : Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories)
            .Where(f => extensions.Contains(Path.GetExtension(f), StringComparer.Ordinal))
            .Where(f => !Path.GetRelativePath(full, f).Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj"));
    }

    /// <summary>The text of a file in the last commit; empty if there is no repository.</summary>
    public static string Committed(string path)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["-C", Root, "show", "HEAD:" + path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            return git.StandardOutput.ReadToEnd().ReplaceLineEndings("\n");
        }
        catch (Win32Exception)
        {
            return "";
        }
    }

    private static string FindRoot()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "NasGen.sln")))
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("NasGen.sln is not above the test assembly.");
        return directory;
    }
}
