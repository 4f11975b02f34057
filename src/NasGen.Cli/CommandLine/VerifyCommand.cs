using System.CommandLine;
using System.Diagnostics;
using NasGen.Cli.Hosting;
using NasGen.Cli.Records;
using NasGen.Cli.Reporting;

namespace NasGen.Cli.CommandLine;

/// <summary><c>nasgen verify</c>.</summary>
internal static class VerifyCommand
{
    public static Command Create(HostOptions options)
    {
        var command = new Command(
            "verify",
            "Recomputes each committed winner's source from its record and compares. Seconds; needs no libtorch. Exit code 3 where one differs.");
        command.Arguments.Add(options.Project);
        foreach (var option in options.Where) command.Options.Add(option);
        command.Options.Add(options.StopOnEof);
        command.SetAction(parsed => NasGenCommand.Guard(() => Run(options, parsed)));
        return command;
    }

    private static int Run(HostOptions options, ParseResult parsed)
    {
        if (options.Place(parsed) is not { } place) return ProjectMode.Run(options, parsed, "verify");
        var models = UserAssembly.Load(place.Assembly, place.ProjectDirectory, options.Settings(parsed).Models ?? []);
        var drift = 0;
        foreach (var model in models)
        {
            var differences = Verification.Check(model);
            drift += differences.Count;
            foreach (var difference in differences) Console.Error.WriteLine(CanonicalError.Format(difference));
            if (differences.Count == 0)
                Console.Out.WriteLine(File.Exists(model.RecordPath)
                    ? $"{model.Name}: the winners are what the record says."
                    : $"{model.Name}: not searched yet, nothing to verify.");
        }
        EnsureTextOnly();
        return drift == 0 ? ExitCode.Ok : ExitCode.Drift;
    }

    /// <summary>A check that loaded half a gigabyte of native code would not run where winners are reviewed.</summary>
    private static void EnsureTextOnly()
    {
        using var process = Process.GetCurrentProcess();
        foreach (ProcessModule module in process.Modules)
            if (module.ModuleName.Contains("torch_cpu", StringComparison.OrdinalIgnoreCase))
                throw new InvalidOperationException("Verification loaded libtorch.");
    }
}
