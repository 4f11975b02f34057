using System.Security.Cryptography;
using NasGen.Package.Tests.Feed;

namespace NasGen.Package.Tests.Projects;

/// <summary>A temporary project folder of a user.</summary>
internal sealed class UserProject : IDisposable
{
    private readonly string _temporary = System.IO.Directory.CreateTempSubdirectory("nasgen-user-").FullName;

    /// <param name="folder">The name of the folder, which can contain spaces.</param>
    public UserProject(LocalFeed feed, string folder = "work")
    {
        Directory = System.IO.Directory.CreateDirectory(System.IO.Path.Combine(_temporary, folder)).FullName;
        Write("NuGet.config", feed.NuGetConfig);
        // libtorch is half a gigabyte, therefore each bin/ gets links to its files.
        Write("Directory.Build.props", Sources.DirectoryProps);
    }

    public string Directory { get; }

    public string Path(string file) => System.IO.Path.Combine(Directory, file);

    public void Write(string file, string text)
    {
        System.IO.Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(file))!);
        File.WriteAllText(Path(file), text);
    }

    public string Read(string file) => File.ReadAllText(Path(file));

    /// <summary>The number of the line that contains a text.</summary>
    public int LineOf(string file, string text) =>
        Array.FindIndex(File.ReadAllLines(Path(file)), line => line.Contains(text, StringComparison.Ordinal)) + 1;

    public Task<BuildOutput> Build(params string[] arguments) => DotNet.Run(Directory, BuildLine(arguments));

    public Task<BuildOutput> Run(string assembly) => DotNet.Run(Directory, "exec", assembly);

    public static string[] BuildLine(params string[] arguments) => ["build", .. arguments, "-v:m", "--nologo", "-nodeReuse:false"];

    /// <summary>The files below a folder, except those of builds, with their contents and times.</summary>
    public IReadOnlyDictionary<string, string> Snapshot(string folder = ".")
    {
        var root = System.IO.Path.GetFullPath(Path(folder));
        return System.IO.Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(file => !IsBuilt(System.IO.Path.GetRelativePath(root, file)))
            .ToDictionary(file => System.IO.Path.GetRelativePath(root, file), Identity, StringComparer.Ordinal);
    }

    public void Dispose() => System.IO.Directory.Delete(_temporary, recursive: true);

    /// <summary>The content of a file, or the target of a link.</summary>
    private static string Identity(string file) => new FileInfo(file) switch
    {
        { LinkTarget: { } target } => target,
        { LastWriteTimeUtc: var time } => $"{time:O} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}",
    };

    private static bool IsBuilt(string path) => path.Split(System.IO.Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin");
}
