using System.CommandLine;
using NasGen.Cli.Hosting;
using NasGen.Cli.Options;
using NasGen.Cli.Reporting;
using NasGen.Cli.Searching;

namespace NasGen.Cli.CommandLine;

/// <summary><c>nasgen plan</c>.</summary>
internal static class PlanCommand
{
    public static Command Create(HostOptions options)
    {
        var command = new Command(
            "plan", "The size of each space, what its architectures cost, and how many trials the budget buys. Trains nothing but one short timing.");
        command.Arguments.Add(options.Project);
        Option[] own = [options.Budget, options.Strategy, options.Seed, options.Workers, options.Device, options.DeviceProfile];
        foreach (var option in own.Concat(options.Where)) command.Options.Add(option);
        command.Options.Add(options.StopOnEof);
        command.SetAction(parsed => NasGenCommand.Guard(() => Run(options, parsed)));
        return command;
    }

    private static int Run(HostOptions options, ParseResult parsed)
    {
        if (options.Place(parsed) is not { } place) return ProjectMode.Run(options, parsed, "plan");
        using var interruption = new Interruption(parsed.GetValue(options.StopOnEof));
        var settings = options.Settings(parsed).Over(place.ReadConfig());
        var models = UserAssembly.Load(place.Assembly, place.ProjectDirectory, settings.Models ?? []);
        foreach (var order in Orders.Resolve(models, settings, place, force: false))
            foreach (var line in Describe(order, place, interruption.Token).GetAwaiter().GetResult())
                Console.Out.WriteLine(line);
        return ExitCode.Ok;
    }

    private static async Task<IReadOnlyList<string>> Describe(SearchOrder order, WorkPlace place, CancellationToken stop)
    {
        await using var workforce = SearchAll.Workforce(order, place);
        return await SearchForecast.Describe(order, workforce, stop);
    }
}
