using System.CommandLine;
using NasGen.Cli.Crews;
using NasGen.Cli.Settings;
using NasGen.Cli.Winners;

namespace NasGen.Cli.Commands;

/// <summary><c>nasgen search</c>.</summary>
internal static class SearchCommand
{
    private const string About =
        "Searches every space of a project and writes the winners beside their models. After an interruption, the same command continues.";

    private const string Details = """
        The budget covers everything: the search, the baselines (random search at equal cost, the largest architecture that fits, your default),
        the trainings from scratch with several seeds, and the verdict. A time is a hard limit, and the result is valid whenever the time ends.
        The same command continues from the trials in the journal; --force starts anew.

        Examples:
          nasgen search --budget 10m
          nasgen search --budget 200trials --seed 7 --workers 1     makes the same decisions in every run
          nasgen search src/Digits --models DigitsNet --weights weights
          nasgen search --cluster team --listen 10.0.0.5:11111      other machines train, see docs/cluster.md
        """;

    public static Command Create(HostOptions options) =>
        ProjectVerb.Create(options, new DetailedCommand("search", About, Details), "search", Run);

    private static ClusterSearch? Cluster(SearchSettings settings) => settings.Get(SettingTable.Cluster) is { } folder
        ? new ClusterSearch(folder, settings.Get(SettingTable.Listen), settings.Get(SettingTable.ClusterData))
        : null;

    private static int Run(ProjectCall call)
    {
        var orders = Orders.Resolve(call.Models(), call.Settings, call.Place);
        var code = call.Work(
            (view, stop) => SearchAll.Run(orders, call.Place, Cluster(call.Settings), view, stop),
            "Stopped. Finished trials are kept; the same command continues.");
        WinnerList.Write(orders.Select(o => o.Model), call.Place.StateDirectory);
        return code;
    }
}
