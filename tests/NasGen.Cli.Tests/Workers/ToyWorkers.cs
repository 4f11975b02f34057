using System.Diagnostics;
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

    public static WorkerPool Start(int size = 1, int dryRunSeconds = 60, RunFolder? folder = null, string space = "ToyNet") =>
        new(new(Runtime, Options with { Space = $"Toys.{space}" }), size, TimeSpan.FromSeconds(dryRunSeconds), folder);

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
        var workers = Of(Environment.ProcessId);
        foreach (var worker in workers)
            using (var process = Process.GetProcessById(worker))
            {
                process.Kill();
                process.WaitForExit();
            }
        return workers.Length;
    }

    /// <summary>The numbers of the worker processes of a host.</summary>
    public static int[] Of(int host) =>
    [
        .. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!))
            .Where(id => ParentOf(id) == host && Line(id).Contains("worker")),
    ];

    /// <summary>Whether a process runs. One that has ended may wait for its parent to take note.</summary>
    public static bool IsRunning(int id) => Status(id) is [not "Z", ..];

    /// <summary>Whether a process was stopped by a signal, and has taken note of it.</summary>
    public static bool IsStopped(int id) => Status(id) is ["T", ..];

    /// <summary>Whether a process runs whose command line has this argument.</summary>
    public static bool IsRunning(string argument) => Process.GetProcesses().Any(process =>
    {
        using (process) return Line(process.Id).Contains(argument);
    });

    private static int ParentOf(int id) => Status(id) is [_, var parent, ..] ? int.Parse(parent) : 0;

    /// <summary>The state and the numbers behind it. The name of the program before them, in parentheses, may hold spaces.</summary>
    private static string[] Status(int id) => Read($"/proc/{id}/stat") is { Length: > 0 } text ? text[(text.LastIndexOf(')') + 2)..].Split(' ') : [];

    private static string[] Line(int id) => Read($"/proc/{id}/cmdline").Split('\0');

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return ""; // The process has ended.
        }
    }

    private static WorkerOptions Options { get; } = new(Assembly, "Toys.ToyNet", new EvaluatorOptions(AppContext.BaseDirectory, 1));

    private static string Beside(string ending) => Path.ChangeExtension(Assembly, null) + ending;
}
