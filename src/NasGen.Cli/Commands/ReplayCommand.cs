using System.CommandLine;
using NasGen.Cli.Replay;
using NasGen.Cli.Terminal;
using NasGen.Search.Contracts;
using NasGen.Search.Feasibility;
using NasGen.Search.Proposals;
using NasGen.Search.Replay;
using NasGen.Search.Strategies;

namespace NasGen.Cli.Commands;

/// <summary><c>nasgen replay</c>.</summary>
internal static class ReplayCommand
{
    private const string About =
        "Compares strategies on a table of recorded results, to find the one that suits the space. Nothing is trained; 500 searches take seconds.";

    private const string Details = """
        A row is an architecture, and a trial reads one row. The result of a run is the row that is best by the first objective. The --report
        metric of that row judges the run. Architectures that the table lacks count as infeasible. A decision whose options are all numbers is
        ordinal.

        Examples:
          nasgen replay results.csv --maximize m:accuracy --strategy all
          nasgen replay results.csv.gz --maximize m:valid --report m:test --known m:params --trials 95 --seeds 500
          nasgen replay results.csv --maximize m:accuracy --minimize m:latency --reference 80,100 --strategy nsga2,random
        """;

    public static Command Create()
    {
        var options = new ReplayOptions();
        var command = new DetailedCommand("replay", About, Details);
        command.Arguments.Add(options.Table);
        foreach (var option in options.All) command.Options.Add(option);
        command.SetAction(parsed => NasGenCommand.Guard(() => Run(options, parsed)));
        return command;
    }

    private static int Run(ReplayOptions options, ParseResult parsed)
    {
        var settings = options.ToSettings(parsed);
        var path = parsed.GetRequiredValue(options.Table);
        using var interruption = new Interruption(stopOnEof: false);
        try
        {
            foreach (var strategy in settings.Strategies) StrategyRegistry.EnsureKnown(strategy);
            if (settings.Strategies.FirstOrDefault(s => RankingName.Parse(s) is not null) is { } oneShot)
                throw new NasException(
                    "NAS2022", $"The strategy '{oneShot}' needs networks, therefore it works in a search but not on a recorded table.");
            var table = TableFile.Read(path, parsed.GetValue(options.Space));
            var result = TableReplay.Run(table, settings, stop: interruption.Token);
            if (parsed.GetValue(options.Plot) is { } plot) ReplayPlot.Write(plot, result, settings);
            if (parsed.GetValue(options.Json)) Console.Out.WriteLine(ReplayJson.Format(result));
            else ReplayTable.Write(result, settings);
            return ExitCode.Ok;
        }
        catch (Exception e) when (e is UnknownStrategyException or StrategyLoadException)
        {
            throw new NasException("NAS2022", e.Message, inner: e);
        }
        catch (TableException e)
        {
            throw new NasException("NAS2041", e.Message, inner: e);
        }
        catch (AggregateException e) when (e.InnerException is NoFeasibleArchitectureException inner)
        {
            throw new NasException("NAS2041", inner.Message, inner: inner);
        }
        catch (AggregateException e)
        {
            throw new NasException("NAS2022", $"A strategy threw {e.InnerException!.GetType().Name}: {e.InnerException.Message}", inner: e);
        }
    }
}
