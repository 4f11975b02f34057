using System.CommandLine;
using NasGen.Cli.Hosting;
using NasGen.Cli.Options;
using NasGen.Cli.Report;
using NasGen.Cli.Reporting;
using NasGen.Cli.Searching;

namespace NasGen.Cli.CommandLine;

/// <summary><c>nasgen report</c>: needs the journal alone, so that nothing is built; with <c>--capacity</c> it trains, and needs the project.</summary>
internal static class ReportCommand
{
    private const string Details = """
        One file, no network. With --capacity it says in a section of its own what more depth, width or data would buy: networks are trained for
        that, which takes a budget of its own. Stopped, the same command goes on.

        Examples:
          nasgen report
          nasgen report --capacity --capacity-budget 4m
        """;

    public static Command Create(HostOptions options)
    {
        var command = new DetailedCommand("report", "Writes obj/nas/<Space>.report.html: the verdict, the front, what mattered, the winner drawn, how to repeat it. One file, no network.", Details);
        command.Arguments.Add(options.Project);
        Option[] own = [options.Capacity, options.CapacityBudget, options.Workers, options.Device, options.DeviceProfile];
        foreach (var option in own.Concat(options.Where)) command.Options.Add(option);
        command.Options.Add(options.StopOnEof);
        command.SetAction(parsed => NasGenCommand.Guard(() => parsed.GetValue(options.Capacity) ? Study(options, parsed) : Run(options, parsed)));
        return command;
    }

    private static int Run(HostOptions options, ParseResult parsed)
    {
        var journals = Journals.Of(options, parsed);
        foreach (var journal in journals) Console.Out.WriteLine(ReportFile.Write(journal, ProjectPlace.Directory(options, parsed)));
        if (journals.Count == 0) Console.Out.WriteLine($"No search has been made yet: {ProjectPlace.StateDirectory(options, parsed)} holds no journal.");
        return ExitCode.Ok;
    }

    private static int Study(HostOptions options, ParseResult parsed)
    {
        if (options.Place(parsed) is not { } place) return ProjectMode.Run(options, parsed, "report");
        var isPiped = parsed.GetValue(options.StopOnEof);
        using var interruption = new Interruption(isPiped);
        var settings = options.Settings(parsed).Over(place.ReadConfig());
        var models = UserAssembly.Load(place.Assembly, place.ProjectDirectory, settings.Models ?? []);
        using var view = Views.Open(isPiped);
        try
        {
            SearchAll.Study(Orders.Resolve(models, settings, place, force: false), place, view, interruption.Token).GetAwaiter().GetResult();
            return ExitCode.Ok;
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            view.Say("Stopped. Finished trainings are kept; the same command goes on where this one stopped.");
            return ExitCode.Stopped;
        }
    }
}
