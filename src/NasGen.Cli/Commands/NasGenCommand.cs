using System.CommandLine;
using NasGen.Cli.Settings;
using NasGen.Cli.Terminal;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Journals;
using NasGen.Search.Ledgers;
using NasGen.Search.Wording;

namespace NasGen.Cli.Commands;

/// <summary>The <c>nasgen</c> command.</summary>
internal static class NasGenCommand
{
    private const string About = """
        NasGen: neural architecture search for C# and TorchSharp. A search space is an abstract class; an architecture is a class that derives from it.

        Examples:
          nasgen plan                          print the size of the space and how many trials fit the budget (needs one short timing)
          nasgen search --budget 10m           search, compare with baselines, write the winners beside the model
          nasgen search src/Digits --seed 7    search another project with another seed
          nasgen show                          print the trials so far: the best, the front, the failures
          nasgen report                        write all results as a web page, obj/nas/<Space>.report.html
          nasgen watch                         serve that page while a search runs
          nasgen verify                        check that the committed winners match their record
          nasgen device measure                measure this machine, for predictions of latency
          nasgen clean                         delete the journals
          nasgen pick --limit latency=3ms --name NetFast     write one more winner from the trials in the journal
          nasgen export --weights weights      write the winners as ONNX, for use outside of .NET
          nasgen cluster init team             make a cluster: the keys by which machines that train for a search know each other
          nasgen node --cluster team --join 10.0.0.5:11111         train for the searches of another machine
          nasgen replay results.csv --maximize m:Accuracy    compare strategies on recorded results

        A setting on the command line wins over nasgen.yaml, and nasgen.yaml wins over the model's attributes.
        `dotnet build /t:NasSearch` runs the same search as `nasgen search`.
        Relative paths on the command line start from the current folder. Those in nasgen.yaml and in properties start from the project's folder.

        Exit codes:
          0    done
          1    failed; an error message gives the reason
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
            ExportCommand.Create(options),
            ImportCommand.Create(options),
            CompareCommand.Create(options),
            ReplayCommand.Create(),
            TrialsCommand.Create(options),
            CleanCommand.Create(options),
            ClusterCommand.Create(),
            NodeCommand.Create(),
            WorkerCommand.Create(),
            CrewCommand.Create(),
        };
        DetailedHelp.Use(root);
        return root;
    }

    public static int Run(string[] args) => Run(Create(), args);

    /// <summary>Runs a command of this host or of another one that shares its verbs.</summary>
    public static int Run(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
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
        catch (JournalException e)
        {
            Console.Error.WriteLine(CanonicalError.Format(JournalFile.Translate(e)));
            return ExitCode.Failed;
        }
        catch (WorkerCrashedException e)
        {
            Console.Error.WriteLine(CanonicalError.Format(e.ToError("NAS2010", "A worker process")));
            return ExitCode.Failed;
        }
        catch (WorkerTimeoutException e)
        {
            Console.Error.WriteLine(CanonicalError.Format(new NasException("NAS2012", e.Message)));
            return ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Stopped;
        }
        catch (Exception e) when (MemoryShortage.IsCauseOf(e))
        {
            Console.Error.WriteLine(CanonicalError.Format(MemoryShortage.Error(e)));
            return ExitCode.Failed;
        }
    }
}
