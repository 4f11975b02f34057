using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NasGen.Benchmarks.Searches;
using NasGen.Benchmarks.Steps;
using NasGen.Package.Tests.Feed;

namespace NasGen.Benchmarks.Peers;

/// <summary>One search by either tool, everything included: start, imports, loading of data, search, and NasGen's retraining and verdict.</summary>
internal sealed class PeerSearches(PeerCase peerCase, PeerProject project, PeerProcess process, int seconds)
{
    public const string Python = "/usr/bin/python3";

    public static string Script => Path.Combine(AppContext.BaseDirectory, "Peers", "peer_optuna.py");

    /// <summary>Makes the search build, so that restoring and compiling NasGen itself does not count for a search.</summary>
    public void Build()
    {
        var built = process.Run(project.Folder, [.. Command("NasPrepare")], NoVariables, TimeSpan.FromMinutes(10));
        if (built.ExitCode != 0) throw new InvalidOperationException($"The search build failed: {built.Tail}");
    }

    public PeerRun NasGen(int seed)
    {
        project.Clear();
        using var journal = new JournalWatch(project.State);
        var output = process.Run(
            project.Folder,
            [
                .. Command("NasSearch"), "--no-restore", "-p:BuildProjectReferences=false", // A package's assemblies are built, too.
                $"-p:NasBudget={Text(seconds)}s", $"-p:NasSeed={Text(seed)}", $"-p:NasWorkers={Text(PeerProcess.Cores)}",
            ],
            NoVariables, TimeSpan.FromSeconds(3 * seconds + 120));
        journal.Look();
        Keep(seed, output);
        var run = Run(PeerRun.NasGen, seed, output) with { Trials = journal.Counts, TimeLine = journal.TimeLine() };
        if (!File.Exists(project.RecordFile)) return run with { Error = $"no record; exit code {Text(output.ExitCode)}: {output.Tail}" };
        var winner = SearchRecord.Read(project.RecordFile).Winners.First(w => w.Class == peerCase.Space + "Best");
        return run with
        {
            Test = winner.Test?.Mean,
            Validation = winner.Validation.TryGetValue("Accuracy", out var accuracy) ? accuracy : null,
            Parameters = winner.Costs.TryGetValue("Parameters", out var parameters) ? parameters : null,
            Architecture = winner.Genotype,
            Error = output.ExitCode == 0 && winner.Test is not null ? null : $"exit code {Text(output.ExitCode)}: {output.Tail}",
        };
    }

    public PeerRun Optuna(int seed)
    {
        var folder = Path.Combine(project.Folder, "optuna");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var order = WriteOrder(folder, seed);
        var output = process.Run(folder, [Python, Script, order], PythonVariables, TimeSpan.FromSeconds(seconds + 180));
        var run = Run(PeerRun.Optuna, seed, output);
        if (output.ExitCode != 0) return run with { Error = output.Tail };
        var found = JsonNode.Parse(output.Output.Trim().Split('\n')[^1])!;
        return run with
        {
            Test = (double?)found["test"],
            Validation = (double?)found["validation"],
            Parameters = (double?)found["parameters"],
            Architecture = (string?)found["architecture"],
            Trials = found["trials"]!.Deserialize<Dictionary<string, int>>()!,
            TimeLine = found["time_line"]!.Deserialize<List<double[]>>()!,
            Error = found["test"] is null ? output.Tail : null,
        };
    }

    /// <summary>The environment of NasGen's workers, for like with like.</summary>
    public static IReadOnlyDictionary<string, string> PythonVariables { get; } =
        new Dictionary<string, string>(SteppingProcess.WorkerAllocator, StringComparer.Ordinal) { ["OMP_NUM_THREADS"] = "1" };

    private static Dictionary<string, string> NoVariables => [];

    private string WriteOrder(string folder, int seed)
    {
        var split = Path.Combine(folder, "split.json");
        File.WriteAllText(split, JsonSerializer.Serialize(PeerSplit.Of(peerCase, project, (ulong)seed)));
        string? InData(string name) => peerCase.HasTestFiles ? Path.Combine(project.Data, name) : null;
        var order = new JsonObject
        {
            ["space"] = peerCase.Space,
            ["seconds"] = seconds,
            ["seed"] = seed,
            ["epochs"] = peerCase.Epochs,
            ["batch"] = peerCase.BatchSize,
            ["learning_rate"] = PeerCase.LearningRate,
            ["workers"] = PeerProcess.Cores,
            ["images"] = project.Images,
            ["labels"] = peerCase.IsFashion ? Path.Combine(project.Data, "labels") : null,
            ["test_images"] = InData("test-images"),
            ["test_labels"] = InData("test-labels"),
            ["split"] = split,
            ["folder"] = folder,
        };
        var path = Path.Combine(folder, "order.json");
        File.WriteAllText(path, order.ToJsonString());
        return path;
    }

    private PeerRun Run(string tool, int seed, PeerOutput output) => new()
    {
        Case = peerCase.Name,
        Tool = tool,
        Seed = seed,
        Seconds = seconds,
        Wall = Math.Round(output.Wall.TotalSeconds, 2),
        Load = double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture),
        Commit = process.Run(Repository.Root, ["git", "rev-parse", "--short", "HEAD"], NoVariables, TimeSpan.FromSeconds(10)).Output.Trim(),
        At = DateTimeOffset.UtcNow,
    };

    /// <summary>Keeps what the search printed, its journal and its record, for a closer look.</summary>
    private void Keep(int seed, PeerOutput output)
    {
        var kept = Path.Combine(project.Folder + "-kept", $"seed-{Text(seed)}");
        Directory.CreateDirectory(kept);
        File.WriteAllText(Path.Combine(kept, "output.txt"), output.Output + output.Errors);
        foreach (var path in Directory.Exists(project.State) ? Directory.GetFiles(project.State, "*.journal") : [])
            File.Copy(path, Path.Combine(kept, Path.GetFileName(path)), overwrite: true);
        if (File.Exists(project.RecordFile)) File.Copy(project.RecordFile, Path.Combine(kept, Path.GetFileName(project.RecordFile)), overwrite: true);
    }

    private static string[] Command(string target) =>
        ["dotnet", "build", "Peer.csproj", "/t:" + target, "--nologo", "-tl:off", "-c", Repository.Configuration];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
