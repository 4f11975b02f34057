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
        + "Takes seconds and needs no libtorch. Exit code 3 if one differs.";

    public static Command Create(HostOptions options) => ProjectVerb.Create(options, new Command("verify", About), "verify", Run);

    private static int Run(ProjectCall call)
    {
        var drift = 0;
        foreach (var model in call.Models())
        {
            var differences = Verification.Check(model);
            drift += differences.Count;
            foreach (var difference in differences) Console.Error.WriteLine(CanonicalError.Format(difference));
            if (differences.Count == 0)
                Console.Out.WriteLine(File.Exists(model.RecordPath)
                    ? $"{model.Name}: the winners are what the record says."
                    : $"{model.Name}: not searched yet; there is nothing to verify.");
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
