using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;
using NasGen.Cli.Reporting;
using NasGen.Cli.Watching;
using NasGen.Evaluation;

namespace NasGen.Cli.CommandLine;

/// <summary><c>nasgen watch</c>: needs the journal alone, so that nothing is built.</summary>
internal static class WatchCommand
{
    public static Command Create(HostOptions options)
    {
        var port = new Option<int>("--port") { Description = "Where to serve it. Default: a port that is free.", HelpName = "N" };
        var command = new Command("watch", "Serves the report of a running search on 127.0.0.1; it updates itself. The search knows nothing of it.");
        command.Arguments.Add(options.Project);
        foreach (var option in new Option[] { port, options.ProjectDirectory, options.StateDirectory, options.Models, options.StopOnEof }) command.Options.Add(option);
        command.SetAction(parsed => NasGenCommand.Guard(() => Run(options, port, parsed)));
        return command;
    }

    private static int Run(HostOptions options, Option<int> port, ParseResult parsed)
    {
        using var interruption = new Interruption(parsed.GetValue(options.StopOnEof));
        var search = new WatchedSearch(() => Journals.Of(options, parsed), ProjectPlace.Directory(options, parsed));
        using var server = Open(parsed.GetValue(port), search);
        StandBack();
        Console.Out.WriteLine($"Watching {ProjectPlace.StateDirectory(options, parsed)} at {server.Address} (Ctrl-C ends the page, not the search)");
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
            throw new NasException("NAS2023", $"Port {port} of 127.0.0.1 cannot be listened on: {e.Message}", inner: e);
        }
    }

    /// <summary>Trainings come first.</summary>
    private static void StandBack()
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
