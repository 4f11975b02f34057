using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;
using NasGen.Cli.Settings;
using NasGen.Cli.Terminal;
using NasGen.Cli.Watch;
using NasGen.Search.Contracts;

namespace NasGen.Cli.Commands;

/// <summary><c>nasgen watch</c>. It needs only the journal and builds nothing.</summary>
internal static class WatchCommand
{
    public static Command Create(HostOptions options)
    {
        var port = new Option<int>("--port") { Description = "The port to serve the page on. Default: any free port.", HelpName = "N" };
        var command = new Command("watch", "Serves the report of a running search on 127.0.0.1. The page updates itself, and the search is not affected.");
        command.Arguments.Add(options.Project);
        command.Options.Add(port);
        command.Options.Add(options.StopOnEof);
        options.AddTo(command, "watch", isStartedByBuilds: false);
        command.SetAction(parsed => NasGenCommand.Guard(() => Run(options, port, parsed)));
        return command;
    }

    private static int Run(HostOptions options, Option<int> port, ParseResult parsed)
    {
        var journals = ProjectJournals.Of(options, parsed, "watch", parsed.GetValue(options.Project));
        using var interruption = new Interruption(parsed.GetValue(options.StopOnEof));
        var search = new WatchedSearch(journals.Latest, ProjectPlace.Directory(options, parsed));
        using var server = Open(parsed.GetValue(port), search);
        LowerPriority();
        Console.Out.WriteLine($"Watching {journals.Folder} at {server.Address} (Ctrl-C stops the page, not the search)");
        Console.Out.Flush();
        server.Run(interruption.Token).GetAwaiter().GetResult();
        return ExitCode.Ok;
    }

    private static LoopbackServer Open(int port, WatchedSearch search)
    {
        try
        {
            return new LoopbackServer(port, search.Answer);
        }
        catch (Exception e) when (e is SocketException or ArgumentOutOfRangeException)
        {
            throw new NasException("NAS2023", $"The page cannot be served on port {port} of 127.0.0.1, choose another one with --port: {e.Message}", inner: e);
        }
    }

    /// <summary>Leaves the processors to the trainings.</summary>
    private static void LowerPriority()
    {
        try
        {
            using var self = Process.GetCurrentProcess();
            self.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception e) when (e is Win32Exception or PlatformNotSupportedException or InvalidOperationException)
        {
        }
    }
}
