namespace NasGen.Cli.Hosting;

/// <summary>
/// The command line that starts another process like this one: the same runtime, dependency graph and probing folders. It is read from
/// what the runtime says of itself, so that it holds on every system and however this process was started.
/// </summary>
internal sealed record RuntimeCommandLine(string Executable, IReadOnlyList<string> Arguments)
{
    public static RuntimeCommandLine Current { get; } = Read();

    /// <summary>A program in a dependency graph that need not be its own, by this runtime or a later one.</summary>
    /// <param name="host">The program's assembly.</param>
    /// <param name="depsFile">The dependency graph; <see langword="null"/>: the program's own.</param>
    /// <param name="runtimeConfig">The runtime's configuration; <see langword="null"/>: the program's own.</param>
    /// <param name="packageFolders">The folders in which packages lie.</param>
    public static RuntimeCommandLine Of(string host, string? depsFile, string? runtimeConfig, IEnumerable<string> packageFolders) => new(
        Dotnet(),
        [
            "exec", "--roll-forward", "Major",
            .. depsFile is null ? [] : (string[])["--depsfile", depsFile],
            .. runtimeConfig is null ? [] : (string[])["--runtimeconfig", runtimeConfig],
            .. packageFolders.SelectMany(folder => (string[])["--additionalprobingpath", folder]),
            host,
        ]);

    private static RuntimeCommandLine Read()
    {
        var dependencies = (AppContext.GetData("APP_CONTEXT_DEPS_FILES") as string)?.Split(';')[0];
        var configuration = string.IsNullOrEmpty(dependencies) ? "" : dependencies[..^".deps.json".Length] + ".runtimeconfig.json";
        var probing = (AppContext.GetData("PROBING_DIRECTORIES") as string ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Of(
            typeof(RuntimeCommandLine).Assembly.Location, File.Exists(dependencies) ? dependencies : null,
            File.Exists(dependencies) && File.Exists(configuration) ? configuration : null, probing.Where(Directory.Exists));
    }

    /// <summary>This process's executable where it is <c>dotnet</c> itself, else the one of the runtime that it runs on.</summary>
    private static string Dotnet()
    {
        if (Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
            return path;
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var root = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        return Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
    }
}
