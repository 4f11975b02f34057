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

    private static WorkerOptions Options { get; } = new(Assembly, "Toys.ToyNet", new EvaluatorOptions(AppContext.BaseDirectory, 1));

    private static string Beside(string ending) => Path.ChangeExtension(Assembly, null) + ending;
}
