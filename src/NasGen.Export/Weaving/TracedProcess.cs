using NasGen.Cli.Hosting;
using NasGen.Cli.Platform;
using NasGen.Cli.Workers;
using NasGen.Search.Contracts;

namespace NasGen.Export.Weaving;

/// <summary>The process that does the work: this program again, with the copy of TorchSharp in the place of the user's.</summary>
internal static class TracedProcess
{
    private const string Variable = "NASGEN_TRACED_TORCHSHARP";

    /// <summary>Whether this process is that process.</summary>
    public static bool IsThis => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 };

    /// <summary>Gives this process the copy. It must be called before anything names a type of TorchSharp.</summary>
    public static void Enter() => HostAssemblies.Substitute("TorchSharp", Environment.GetEnvironmentVariable(Variable)!);

    /// <summary>Makes the copy if there is none yet, and runs the same command line with it.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="NasException">NAS1002: the project does not refer to TorchSharp.</exception>
    public static int Run(IReadOnlyList<string> args, string stateDirectory)
    {
        var graph = (AppContext.GetData("APP_CONTEXT_DEPS_FILES") as string ?? "").Split(';')[0];
        var copy = TorchSharpCopy.Of(Original(), Path.Combine(stateDirectory, "export"));
        var probing = (AppContext.GetData("PROBING_DIRECTORIES") as string ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var line = RuntimeCommandLine.Of(
            typeof(TracedProcess).Assembly.Location, WovenGraph.Write(graph), graph[..^".deps.json".Length] + ".runtimeconfig.json",
            probing.Where(Directory.Exists));
        var info = line.ToStartInfo(args);
        KeptHeap.Apply(info);
        info.Environment[Variable] = copy;
        info.Environment["OMP_NUM_THREADS"] = "1";
        return ChildProcess.Run(info);
    }

    private static string Original() =>
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator)
            .FirstOrDefault(path => Path.GetFileName(path) == "TorchSharp.dll")
        ?? throw new NasException("NAS1002", "The project does not refer to TorchSharp, therefore it has no network to export.");
}
