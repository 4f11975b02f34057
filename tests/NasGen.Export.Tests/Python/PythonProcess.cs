using System.Diagnostics;

namespace NasGen.Export.Tests.Python;

/// <summary>Runs Debian's Python, which has PyTorch.</summary>
internal static class PythonProcess
{
    private static readonly Lazy<string> Found = new(() => Run("/usr/bin/python3", "-c", "import torch") is (0, _) ? "/usr/bin/python3" : "");

    public static string Path => File.Exists("/usr/bin/python3") ? Found.Value : "";

    public static (int ExitCode, string Text) Run(string program, params string[] arguments)
    {
        var info = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        info.Environment["OMP_NUM_THREADS"] = "1";
        using var process = Process.Start(info)!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, text + errors.Result);
    }
}
