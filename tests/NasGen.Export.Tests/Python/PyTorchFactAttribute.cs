using System.Diagnostics;

namespace NasGen.Export.Tests.Python;

/// <summary>A test that needs PyTorch, which is Debian's package <c>python3-torch</c>. It is skipped without it.</summary>
internal sealed class PyTorchFactAttribute : FactAttribute
{
    public PyTorchFactAttribute()
    {
        if (!File.Exists(PyTorch.Python)) Skip = "There is no /usr/bin/python3 with PyTorch: apt-get install python3-torch.";
    }
}

/// <summary>Runs Python.</summary>
internal static class PyTorch
{
    private static readonly Lazy<string> Found = new(() => Run("/usr/bin/python3", "-c", "import torch") is (0, _) ? "/usr/bin/python3" : "");

    public static string Python => File.Exists("/usr/bin/python3") ? Found.Value : "";

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
