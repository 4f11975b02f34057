using System.Diagnostics;
using System.Globalization;
using NasGen.Cli.Hosting;
using NasGen.Cli.Tests.Spaces;
using NasGen.Cli.Workers;
using NasGen.Search.Contracts;
using NasGen.Search.Files;

namespace NasGen.Cli.Tests.Workers;

/// <summary>Real worker processes for the toy space of this assembly, started with its dependency graph, as a build starts the host.</summary>
internal static class ToyWorkers
{
    public static string Assembly { get; } = typeof(ToyDefinition).Assembly.Location;

    public static WorkerPool Start(int size = 1, int dryRunSeconds = 60, RunFolder? folder = null) =>
        new(Launch, size, TimeSpan.FromSeconds(dryRunSeconds), folder);

    public static WorkerLaunch Launch => new(Runtime, Options);

    public static RuntimeCommandLine Runtime { get; } = new(
        RuntimeCommandLine.Current.Executable,
        [
            "exec", "--roll-forward", "Major", "--depsfile", Beside(".deps.json"), "--runtimeconfig", Beside(".runtimeconfig.json"),
            typeof(RuntimeCommandLine).Assembly.Location,
        ]);

    /// <summary>Kills the worker processes that this process has started, as a person or a system without memory does.</summary>
    /// <returns>The number of processes.</returns>
    public static int KillAll()
    {
        var killed = 0;
        foreach (var process in Process.GetProcesses())
            using (process)
                if (IsOurWorker(process.Id))
                {
                    process.Kill();
                    process.WaitForExit();
                    killed++;
                }
        return killed;
    }

    private static bool IsOurWorker(int id)
    {
        try
        {
            // The name of the program, in parentheses, may hold spaces. The state and the parent's number follow.
            var parent = File.ReadAllText($"/proc/{id}/stat").Split(')')[^1].Split(' ')[2];
            return parent == Environment.ProcessId.ToString(CultureInfo.InvariantCulture)
                && File.ReadAllText($"/proc/{id}/cmdline").Split('\0').Contains("worker");
        }
        catch (IOException)
        {
            return false; // It has ended.
        }
    }

    private static WorkerOptions Options { get; } = new(Assembly, "Toys.ToyNet", new EvaluatorOptions(AppContext.BaseDirectory, 1));

    private static string Beside(string ending) => Path.ChangeExtension(Assembly, null) + ending;
}
