using System.CommandLine;
using NasGen.Cli.Settings;
using NasGen.Cli.Terminal;
using NasGen.Search.Contracts;
using NasGen.Search.Wording;

namespace NasGen.Cli.Commands;

/// <summary>The <c>nasgen</c> command.</summary>
internal static class NasGenCommand
{
    private const string About = """
        NasGen: neural architecture search for C# and TorchSharp. A search space is an abstract class; an architecture is a class that derives from it.

        Examples:
          nasgen plan                          how large the space is, and what a budget buys; trains no more than one short timing
          nasgen search --budget 10m           search, compare, write the winners beside the model
          nasgen search src/Digits --seed 7    another project, another split and start
          nasgen show                          the trials so far, the best, the front, the failures
          nasgen report                        the same and much more as a page, obj/nas/<Space>.report.html
          nasgen watch                         that page in a browser while a search runs
          nasgen pick --limit latency=3ms --name NetFast   one more winner from the trials that exist
          nasgen verify                        do the committed winners still match their record?
          nasgen device measure                a profile of this machine, which searches can predict latency from
          nasgen replay results.csv --maximize m:Accuracy   which strategy suits the space, judged on recorded results
          nasgen clean                         remove the journals

        Settings come from the command line, then nasgen.yaml, then the model's attributes. `dotnet build /t:NasSearch` makes the same search.
        Paths on the command line are relative to the current folder, those in nasgen.yaml and in properties to the project's folder.

        Exit codes:
          0    done
          1    failed; the error says why
          2    the command line is wrong
          3    verify found a winner that differs from its record
          130  stopped (Ctrl-C); finished trials are kept, and the same command continues
        """;

    public static RootCommand Create()
    {
        var options = new HostOptions(Console.Error.WriteLine);
        var root = new RootCommand(About)
        {
            SearchCommand.Create(options),
            PlanCommand.Create(options),
            ShowCommand.Create(options),
            ReportCommand.Create(options),
            WatchCommand.Create(options),
            PickCommand.Create(options),
            VerifyCommand.Create(options),
            DeviceCommand.Create(options),
            NasGen.Cli.Commands.ReplayCommand.Create(),
            NasGen.Cli.Commands.ExportCommand.Create(options),
            CleanCommand.Create(options),
            WorkerCommand.Create(),
        };
        DetailedHelp.Use(root);
        return root;
    }

    public static int Run(string[] args)
    {
        var parsed = Create().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) Console.Error.WriteLine(CanonicalError.Format("error", "NAS2023", error.Message));
            Console.Error.WriteLine("Run 'nasgen --help' for usage.");
            return ExitCode.Usage;
        }
        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    /// <summary>Runs a verb and prints its errors in the form that builds and editors read.</summary>
    public static int Guard(Func<int> verb)
    {
        try
        {
            return verb();
        }
        catch (NasException e)
        {
            Console.Error.WriteLine(CanonicalError.Format(e));
            return ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Stopped;
        }
    }
}
