using System.Globalization;
using NasGen.Package.Tests.Feed;
using NasGen.Package.Tests.Interruption;
using NasGen.Package.Tests.Projects;

namespace NasGen.Campaign;

/// <summary>
/// A project that uses the package, whose <c>dotnet build /t:NasSearch</c> is killed at random moments: while it compiles, while it starts the host, while the
/// host searches, and while it writes. Nothing outlives it, and the same command goes on, however far the build had come.
/// </summary>
internal sealed class Builds : IDisposable
{
    private static readonly string[] Kinds = ["the build", "its group", "Ctrl-C", "SIGTERM", "the host"];
    private static readonly string[] Search = ["/t:NasSearch", "-p:NasBudget=40trials", "-p:NasWorkers=2", "--no-restore"];
    private static readonly TimeSpan Gone = TimeSpan.FromSeconds(10);

    private readonly Tally _tally = new("builds");
    private readonly LocalFeed _feed = new();
    private UserProject _project = null!;
    private Remains _remains = null!;
    private int _compiling, _searching;

    public static async Task<Tally> Run(int events, int seed)
    {
        using var builds = new Builds();
        var random = new Random(seed);
        await builds._feed.Pack("--no-build");
        await builds.Renew();
        for (var i = 0; i < events; i++) await builds.Event(i, Kinds[i % Kinds.Length], random);
        await builds.End("the last search", await builds._project.Build(Search));
        builds._tally.Note = string.Create(
            CultureInfo.InvariantCulture, $"{builds._compiling} while the project was compiled, {builds._searching} while the host ran");
        return builds._tally;
    }

    public void Dispose()
    {
        _project?.Dispose();
        _feed.Dispose();
    }

    private async Task Renew()
    {
        _project?.Dispose();
        _project = new UserProject(_feed);
        _remains = new Remains(_project.Directory, "Net");
        _project.Write("App.csproj", Sources.Project(_feed.Version));
        _project.Write("Net.cs", Sources.Space().Replace("Width(4, 8, 12), Depth(1, 2)", "Width(4, 8, 12, 16, 20, 24), Depth(1, 4)", StringComparison.Ordinal));
        _project.Write("points.csv", Sources.Points());
        _project.Write("Program.cs", "System.Console.WriteLine();");
        var restored = await _project.Build("/t:Restore");
        if (restored.ExitCode != 0) throw new InvalidOperationException(restored.Text);
    }

    private async Task Event(int number, string kind, Random random)
    {
        var what = $"event {number}, {kind}";
        using var search = new RunningSearch(_project, Search);
        await Task.Delay(random.Next(500, 16_000));
        var host = search.Host();
        if (search.HasExited) await End(what, await search.Output);
        else
        {
            if (host is null) _compiling++;
            else _searching++;
            var (signal, target) = kind switch
            {
                "the host" when host is { } id => (Signal.Kill, id),
                "the build" => (Signal.Kill, search.Id),
                "its group" => (Signal.Kill, -search.Id),
                "Ctrl-C" => (Signal.Interrupt, -search.Id),
                "SIGTERM" => (Signal.Terminate, search.Id),
                _ => (Signal.Kill, -search.Id), // There is no host yet.
            };
            Signals.Send(signal, target);
            var output = await search.Output;
            if (await search.LeftOver(Gone) is [var left, ..]) _tally.Complain(Outcome.Unbounded, $"{what}: a process is left: {left}");
            else if (kind == "the host" && host is not null && !output.Errors.Any(e => e.Code == "NAS1005"))
                _tally.Complain(Outcome.Unhandled, $"{what}: the build ended with {output.ExitCode}: {output.Text}");
            else _remains.Look(_tally, what);
        }
    }

    /// <summary>The search ended by itself: there is a winner, the project builds with it, and the next search is one of a new project.</summary>
    private async Task End(string what, BuildOutput search)
    {
        if (search.ExitCode != 0) _tally.Complain(Outcome.Unhandled, $"{what}: the search ended with {search.ExitCode}: {search.Text}");
        else if (!File.Exists(_remains.Winner)) _tally.Complain(Outcome.Lost, $"{what}: there is no winner");
        else if (await _project.Build("--no-restore") is { ExitCode: not 0 } build)
            _tally.Complain(Outcome.Lost, $"{what}: the project does not build: {build.Text}");
        else _remains.Look(_tally, what);
        await Renew();
    }
}
