using System.Collections.Concurrent;
using System.Diagnostics;

namespace NasGen.Export.Tests.Python;

/// <summary>Runs Debian's Python, which can have PyTorch and ONNX.</summary>
internal static class PythonProcess
{
    public const string Path = "/usr/bin/python3";

    private static readonly ConcurrentDictionary<string, bool> Found = new(StringComparer.Ordinal);

    /// <summary>Whether it has a package.</summary>
    public static bool Has(string package) => Found.GetOrAdd(package, _ => File.Exists(Path) && Run(Path, "-c", $"import {package}").ExitCode == 0);

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
