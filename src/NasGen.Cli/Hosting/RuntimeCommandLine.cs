using System.Diagnostics;

namespace NasGen.Cli.Hosting;

/// <summary>
/// The command line that starts another process like this one: the same runtime, dependency graph and probing folders. It is made from the
/// properties of the running runtime, therefore it is right however this process was started.
/// </summary>
internal sealed record RuntimeCommandLine(string Executable, IReadOnlyList<string> Arguments)
{
    public static RuntimeCommandLine Current { get; } = Read();

    /// <summary>The dependency graph; <see langword="null"/> for the program's own.</summary>
    public string? DepsFile { get; private init; }

    /// <summary>The folders of NuGet packages.</summary>
    public IReadOnlyList<string> PackageFolders { get; private init; } = [];

    /// <summary>The command line that starts a program with this runtime or a later one, in any dependency graph.</summary>
    /// <param name="host">The program's assembly.</param>
    /// <param name="depsFile">The dependency graph; <see langword="null"/> for the program's own.</param>
    /// <param name="runtimeConfig">The runtime's configuration; <see langword="null"/> for the program's own.</param>
    /// <param name="packageFolders">The folders of NuGet packages.</param>
    public static RuntimeCommandLine Of(string host, string? depsFile, string? runtimeConfig, IEnumerable<string> packageFolders) => new(
        Dotnet(),
        [
            "exec", "--roll-forward", "Major",
            .. depsFile is null ? [] : (string[])["--depsfile", depsFile],
            .. runtimeConfig is null ? [] : (string[])["--runtimeconfig", runtimeConfig],
            .. packageFolders.SelectMany(folder => (string[])["--additionalprobingpath", folder]),
            host,
        ])
    {
        DepsFile = depsFile,
        PackageFolders = [.. packageFolders],
    };

    /// <summary>
    /// How a process is started with this command line. The runtime does not prepare it for debuggers and profilers, because it would leave files behind if
    /// the process is killed. Whoever wants to look into it sets DOTNET_EnableDiagnostics=1.
    /// </summary>
    public ProcessStartInfo ToStartInfo(IEnumerable<string> arguments)
    {
        var info = new ProcessStartInfo(Executable, Arguments.Concat(arguments)) { UseShellExecute = false };
        info.Environment.TryAdd("DOTNET_EnableDiagnostics", "0");
        return info;
    }

    private static RuntimeCommandLine Read()
    {
        var dependencies = (AppContext.GetData("APP_CONTEXT_DEPS_FILES") as string)?.Split(';')[0];
        var configuration = string.IsNullOrEmpty(dependencies) ? "" : dependencies[..^".deps.json".Length] + ".runtimeconfig.json";
        var probing = (AppContext.GetData("PROBING_DIRECTORIES") as string ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Of(
            typeof(RuntimeCommandLine).Assembly.Location, File.Exists(dependencies) ? dependencies : null,
            File.Exists(dependencies) && File.Exists(configuration) ? configuration : null, probing.Where(Directory.Exists));
    }

    /// <summary>The path of <c>dotnet</c>: this process's executable if that is <c>dotnet</c>, otherwise the one of its runtime.</summary>
    private static string Dotnet()
    {
        if (Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
            return path;
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var root = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        return Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
    }
}
