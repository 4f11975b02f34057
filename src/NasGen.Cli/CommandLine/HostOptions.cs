using System.CommandLine;
using NasGen.Cli.Options;

namespace NasGen.Cli.CommandLine;

/// <summary>The options that the verbs share, each once.</summary>
internal sealed class HostOptions
{
    public Argument<string?> Project { get; } = new("PROJECT")
    {
        Description = "A project file, or the folder that holds one. Default: the current folder.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Option<string?> Assembly { get; } = new("--assembly")
    {
        Description = "The assembly of the search build. NasSearch gives it; with PROJECT it is built first.",
        HelpName = "DLL",
    };

    public Option<string?> ProjectDirectory { get; } = new("--project-directory")
    {
        Description = "The project's folder: data paths are relative to it.",
        HelpName = "DIR",
    };

    public Option<string?> StateDirectory { get; } = new("--state-directory")
    {
        Description = "Where the journal is kept. Default: obj/nas below the project's folder.",
        HelpName = "DIR",
    };

    public Option<string?> Models { get; } = new("--models")
    {
        Description = "The search spaces to take, by class name, separated by ';'. Default: all of the project.",
        HelpName = "A;B",
    };

    public Option<string?> Budget { get; } = new("--budget")
    {
        Description = "How long a search may take, all included (90s, 10m, 2h), or the number of trials (200trials).",
        HelpName = "BUDGET",
    };

    public Option<string?> Strategy { get; } = new("--strategy") { Description = $"One of {string.Join(", ", NasGen.Search.Strategies.StrategyRegistry.Names)}; over less training first: asha+evolution (halving, hyperband); your own: path.dll#Type.", HelpName = "NAME" };

    public Option<ulong?> Seed { get; } = new("--seed") { Description = "The root of all randomness. Default: 0.", HelpName = "N" };

    public Option<int?> Workers { get; } = new("--workers")
    {
        Description = "Trainings at a time, each in a process of its own. Default: one for each core.",
        HelpName = "N",
    };

    public Option<string?> Device { get; } = new("--device") { Description = "cpu or cuda.", HelpName = "NAME" };

    public Option<string?> DeviceProfile { get; } = new("--device-profile")
    {
        Description = "A machine to search for: latency and energy are predicted by its profile (nasgen device measure writes one).",
        HelpName = "FILE",
    };

    public Option<string?> Config { get; } = new("--config")
    {
        Description = "A file of settings. Default: nasgen.yaml in the project's folder, where there is one.",
        HelpName = "FILE",
    };

    public Option<bool> Force { get; } = new("--force")
    {
        Description = "Set the journal of earlier runs aside and begin anew. (The count of looks at the test set stays.)",
    };

    public Option<string?> Weights { get; } = new("--weights")
    {
        Description = "Write the winners' trained weights below this folder (TorchSharp's format: Module.load reads them).",
        HelpName = "DIR",
    };

    public Option<bool> Capacity { get; } = new("--capacity") { Description = "Study what more depth, width or data would buy, after the search, and report it." };

    public Option<string?> CapacityBudget { get; } = new("--capacity-budget")
    {
        Description = "How long that study may take (4m), or its number of trainings (40trials). Default: the search's budget once more.",
        HelpName = "BUDGET",
    };

    public Option<string?> Limit { get; } = new("--limit") { Description = "What a pick may cost: latency=3ms, parameters=10k, macs=5M, memory=64KiB.", HelpName = "COST=MAX" };

    public Option<string?> Name { get; } = new("--name") { Description = "The class that is written.", HelpName = "CLASS" };

    public Option<bool> StopOnEof { get; } = new("--stop-on-eof") { Description = "The end of standard input means stop.", Hidden = true };

    /// <summary>What finds the user's spaces.</summary>
    public IEnumerable<Option> Where => [Assembly, ProjectDirectory, StateDirectory, Models, Config];

    /// <summary>What the user decides about a search.</summary>
    public SearchSettings Settings(ParseResult parsed) => new()
    {
        Budget = NonEmpty(parsed.GetValue(Budget)),
        Strategy = NonEmpty(parsed.GetValue(Strategy)),
        Seed = parsed.GetValue(Seed),
        Models = NonEmpty(parsed.GetValue(Models))?.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        Workers = parsed.GetValue(Workers),
        Device = NonEmpty(parsed.GetValue(Device)),
        Weights = NonEmpty(parsed.GetValue(Weights)),
        DeviceProfile = NonEmpty(parsed.GetValue(DeviceProfile)),
        Capacity = parsed.GetValue(Capacity) ? true : null,
        CapacityBudget = NonEmpty(parsed.GetValue(CapacityBudget)),
    };

    /// <summary>The places that a command works on; <see langword="null"/> where a project is to be built first.</summary>
    public WorkPlace? Place(ParseResult parsed)
    {
        if (NonEmpty(parsed.GetValue(Assembly)) is not { } assembly) return null;
        var project = Path.GetFullPath(NonEmpty(parsed.GetValue(ProjectDirectory)) ?? ".");
        return new WorkPlace(
            Path.GetFullPath(assembly),
            project,
            Path.GetFullPath(NonEmpty(parsed.GetValue(StateDirectory)) ?? Path.Combine(project, "obj", "nas")),
            NonEmpty(parsed.GetValue(Config)) is { } config ? Path.GetFullPath(config, project) : null);
    }

    private static string? NonEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
