namespace NasGen.Cli.Hosting;

/// <summary>
/// The command line that starts another process like this one: the same runtime, dependency graph and probing folders. It is read from
/// what the runtime says of itself, so that it holds on every system and however this process was started.
/// </summary>
internal sealed record RuntimeCommandLine(string Executable, IReadOnlyList<string> Arguments)
{
    public static RuntimeCommandLine Current { get; } = Read();

    private static RuntimeCommandLine Read()
    {
        var host = typeof(RuntimeCommandLine).Assembly.Location;
        List<string> arguments = ["exec", "--roll-forward", "Major"];
        var dependencies = (AppContext.GetData("APP_CONTEXT_DEPS_FILES") as string)?.Split(';')[0];
        if (!string.IsNullOrEmpty(dependencies) && File.Exists(dependencies))
        {
            arguments.AddRange(["--depsfile", dependencies]);
            var configuration = dependencies[..^".deps.json".Length] + ".runtimeconfig.json";
            if (File.Exists(configuration)) arguments.AddRange(["--runtimeconfig", configuration]);
        }
        var probing = (AppContext.GetData("PROBING_DIRECTORIES") as string ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        foreach (var folder in probing.Where(Directory.Exists)) arguments.AddRange(["--additionalprobingpath", folder]);
        arguments.Add(host);
        return new RuntimeCommandLine(Dotnet(), arguments);
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
