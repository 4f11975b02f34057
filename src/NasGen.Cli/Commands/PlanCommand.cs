using System.CommandLine;
using NasGen.Cli.Settings;
using NasGen.Cli.Terminal;
using NasGen.Cli.Workers;
using NasGen.Search.Execution;
using NasGen.Search.Sessions;

namespace NasGen.Cli.Commands;

/// <summary><c>nasgen plan</c>.</summary>
internal static class PlanCommand
{
    private const string About =
        "Prints the size of each space, the range of costs, and how many trials fit the budget. "
        + "Trains one network for one short timing, and nothing else.";

    public static Command Create(HostOptions options) => ProjectVerb.Create(options, new Command("plan", About), "plan", Run);

    private static int Run(ProjectCall call)
    {
        using var interruption = new Interruption(call.IsPiped);
        foreach (var order in Orders.Resolve(call.Models(), call.Settings, call.Place))
        {
            foreach (var line in SearchAll.MemoryLines(order, call.Place)) Console.Out.WriteLine(line);
            foreach (var line in Describe(order, call.Place, interruption.Token).GetAwaiter().GetResult()) Console.Out.WriteLine(line);
        }
        return ExitCode.Ok;
    }

    private static async Task<IReadOnlyList<string>> Describe(SearchOrder order, WorkPlace place, CancellationToken stop)
    {
        await using var workforce = SearchAll.Workforce(order, place);
        return await SearchForecast.Describe(order, workforce, stop);
    }
}
