using System.CommandLine;
using NasGen.Cli.Hosting;
using NasGen.Cli.Options;
using NasGen.Cli.Reporting;
using NasGen.Cli.Searching;

namespace NasGen.Cli.CommandLine;

/// <summary><c>nasgen search</c>.</summary>
internal static class SearchCommand
{
    private const string About =
        "Searches every space of a project and writes the winners beside their models. Interrupted, the same command goes on where it stopped.";

    private const string Details = """
        The budget covers everything: baselines (random search at equal cost, the largest architecture that fits, your default), trainings
        from scratch with several seeds, and the verdict. It is a hard stop with a valid result. Finished, the same command goes on from the
        trials there are; --force begins anew.

        Examples:
          nasgen search --budget 10m
          nasgen search --budget 200trials --seed 7 --workers 1     the same decisions to the bit, every time
          nasgen search src/Digits --models DigitsNet --weights weights
        """;

    public static Command Create(HostOptions options)
    {
        var command = new DetailedCommand("search", About, Details);
        command.Arguments.Add(options.Project);
        Option[] own = [options.Budget, options.Strategy, options.Seed, options.Workers, options.Device, options.DeviceProfile, options.Weights, options.Capacity, options.CapacityBudget, options.Force];
        foreach (var option in own.Concat(options.Where)) command.Options.Add(option);
        command.Options.Add(options.StopOnEof);
        command.SetAction(parsed => NasGenCommand.Guard(() => Run(options, parsed)));
        return command;
    }

    private static int Run(HostOptions options, ParseResult parsed)
    {
        if (options.Place(parsed) is not { } place) return ProjectMode.Run(options, parsed, "search");
        var isPiped = parsed.GetValue(options.StopOnEof);
        using var interruption = new Interruption(isPiped);
        var settings = options.Settings(parsed).Over(place.ReadConfig());
        var models = UserAssembly.Load(place.Assembly, place.ProjectDirectory, settings.Models ?? []);
        var orders = Orders.Resolve(models, settings, place, parsed.GetValue(options.Force));
        using var view = Views.Open(isPiped);
        try
        {
            SearchAll.Run(orders, place, view, interruption.Token).GetAwaiter().GetResult();
            return ExitCode.Ok;
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            view.Say("Stopped. Finished trials are kept; the same command goes on where this one stopped.");
            return ExitCode.Stopped;
        }
    }
}
