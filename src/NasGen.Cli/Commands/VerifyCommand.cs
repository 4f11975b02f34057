using System.CommandLine;
using System.Diagnostics;
using NasGen.Cli.Settings;
using NasGen.Cli.Terminal;
using NasGen.Cli.Winners;
using NasGen.Search.Contracts;
using NasGen.Search.Wording;

namespace NasGen.Cli.Commands;

/// <summary><c>nasgen verify</c>.</summary>
internal static class VerifyCommand
{
    private const string About =
        "Recomputes the source of each committed winner from its record and compares it with the file. "
        + "Takes seconds and needs no libtorch. The exit code is 3 if a winner differs.";

    public static Command Create(HostOptions options) => ProjectVerb.Create(options, new Command("verify", About), "verify", Run);

    private static int Run(ProjectCall call)
    {
        var drift = 0;
        var models = call.Models();
        WinnerList.Write(models, call.Place.StateDirectory);
        foreach (var model in models)
        {
            var differences = Verification.Check(model);
            drift += differences.Count;
            foreach (var difference in differences) Console.Error.WriteLine(CanonicalError.Format(difference));
            if (differences.Count == 0)
                Console.Out.WriteLine(File.Exists(model.RecordPath)
                    ? $"{model.Name}: the winners match their record."
                    : $"{model.Name}: not searched yet; there is nothing to verify.");
        }
        EnsureTextOnly();
        return drift == 0 ? ExitCode.Ok : ExitCode.Drift;
    }

    /// <summary>Throws if libtorch was loaded. Winners are reviewed on machines that do not have it.</summary>
    private static void EnsureTextOnly()
    {
        using var process = Process.GetCurrentProcess();
        foreach (ProcessModule module in process.Modules)
            if (module.ModuleName.Contains("torch_cpu", StringComparison.OrdinalIgnoreCase))
                throw new InvalidOperationException("Verification loaded libtorch.");
    }
}
