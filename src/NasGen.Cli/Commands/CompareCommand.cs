using System.CommandLine;
using NasGen.Cli.Platform;
using NasGen.Cli.Page;
using NasGen.Cli.Replay;
using NasGen.Cli.Settings;
using NasGen.Cli.Terminal;
using NasGen.Search.Comparison;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Sessions;
using NasGen.Search.Trials;

namespace NasGen.Cli.Commands;

/// <summary><c>nasgen compare</c>.</summary>
internal static class CompareCommand
{
    private const string Verb = "compare";

    private const string About =
        "Compares two search spaces by random architectures of each: the typical architecture, the front, the bests. After an interruption, the same command "
        + "continues.";

    private const string Details = """
        Both spaces need the same data, task, training, objectives and limits. Random architectures that earlier searches trained count; the others are trained
        in turn for both. The best of each is then trained five times from scratch. The test set stays closed. The page obj/nas/A-B.compare.html and a record in
        YAML beside it hold the result.

        With two recorded tables (CSV or CSV.gz, as for 'nasgen replay') nothing is trained. The first objective is the quality, the others are costs. Without
        --trials, all rows are compared. The page and the record go to the current folder.

        Examples:
          nasgen compare GenericNet InceptionNet
          nasgen compare GenericNet InceptionNet samples/Motifs --trials 30
          nasgen compare a.csv.gz b.csv.gz --maximize m:test --minimize m:flops
        """;

    public static Command Create(HostOptions options)
    {
        Argument<string?> Space(string name) => new(name)
        {
            Description = "The class name of a search space, or a recorded table. Default: the only two spaces of the project.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var (first, second, objectives) = (Space("A"), Space("B"), new ReplayOptions());
        var command = new DetailedCommand(Verb, About, Details);
        command.Arguments.Add(first);
        command.Arguments.Add(second);
        ProjectVerb.AddTo(command, options, Verb);
        foreach (var option in (Option[])[objectives.Maximize, objectives.Minimize, objectives.Limit]) command.Options.Add(option);
        command.SetAction(parsed => NasGenCommand.Guard(() =>
        {
            string[] names = [.. new[] { parsed.GetValue(first), parsed.GetValue(second) }.OfType<string>()];
            return names.Any(TableComparison.IsTable)
                ? Tables(names, objectives.ToObjectives(parsed), options.Settings(parsed, Verb))
                : ProjectVerb.Run(options, parsed, Verb, call => Spaces(call, names), more: names);
        }));
        return command;
    }

    private static int Tables(string[] paths, ObjectiveSet objectives, SearchSettings settings)
    {
        int? trials = settings.IsSet(SettingTable.Trials) ? settings.Get(SettingTable.Trials) : null;
        var findings = TableComparison.Run(paths, objectives, trials, settings.Get(SettingTable.Seed), settings.Get(SettingTable.Seeds));
        var goals = objectives.All.Select(o => $"{(o.Maximize ? "--maximize" : "--minimize")} m:{o.Name}");
        Finish(findings, ".", string.Join(' ', ["nasgen", Verb, .. paths, .. goals]), Console.Out.WriteLine);
        return ExitCode.Ok;
    }

    private static int Spaces(ProjectCall call, IReadOnlyList<string> names)
    {
        if (names.Count > 0) call = call with { Settings = call.Settings.With(SettingTable.Models, names) };
        var models = call.Models();
        if (models.Count != 2)
            throw new NasException(
                "NAS2070", $"A comparison needs two search spaces, not {models.Count}: {string.Join(", ", models.Select(m => m.Name))}. "
                + "Name two: nasgen compare A B, or -p:NasModels=A+B.");
        var orders = Orders.Resolve(models, call.Settings, call.Place);
        return call.Work((view, stop) => Compare(call, orders[0], orders[1], view, stop), "Stopped. Finished trainings are kept; the same command continues.");
    }

    private static async Task Compare(ProjectCall call, SearchOrder one, SearchOrder other, ISearchView view, CancellationToken stop)
    {
        DeadProcesses.Sweep(Path.GetTempPath());
        foreach (var line in SearchAll.MemoryLines(one, call.Place)) view.Say(line);
        var (trials, seeds) = (call.Settings.Get(SettingTable.Trials), call.Settings.Get(SettingTable.Seeds));
        List<ComparisonFindings> findings = [];
        // The first seed is last: its journals then stay in their places, where a search looks for them.
        for (var i = (ulong)seeds; i-- > 0;)
        {
            var (first, second) = (one with { Seed = one.Seed + i }, other with { Seed = other.Seed + i });
            await using var workers = SearchAll.Workforce(first, call.Place);
            await using var otherWorkers = SearchAll.Workforce(second, call.Place);
            findings.Insert(0, await new ComparisonSession(first, workers, second, otherWorkers, trials, view).Run(stop));
        }
        var command = $"nasgen {Verb} {one.Model.Name} {other.Model.Name} --trials {trials} --seed {one.Seed} --seeds {seeds}";
        Finish(ComparisonFindings.Over(findings), call.Place.StateDirectory, command, view.Say);
    }

    private static void Finish(ComparisonFindings findings, string folder, string command, Action<string> say)
    {
        foreach (var line in findings.Lines()) say(line);
        say($"  page: {ComparisonFile.Write(findings, folder, command)}");
    }
}
