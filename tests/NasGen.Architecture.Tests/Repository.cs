namespace NasGen.Architecture.Tests;

/// <summary>The checkout that these tests were built in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The files of the source projects with one of the extensions; <c>Name</c> is the path relative to <c>src</c>, with forward slashes.</summary>
    public static IEnumerable<(string Path, string Name)> Sources(params string[] extensions)
    {
        var src = Path.Combine(Root, "src");
        return
            from path in Directory.EnumerateFiles(src, "*.*", SearchOption.AllDirectories)
            where extensions.Contains(Path.GetExtension(path))
            let name = Path.GetRelativePath(src, path).Replace('\\', '/')
            where name.Split('/')[1] is not ("bin" or "obj")
            select (path, name);
    }

    private static string Find(string directory) =>
        File.Exists(Path.Combine(directory, "NasGen.sln")) ? directory : Find(Path.GetDirectoryName(directory)!);
}
