using System.Diagnostics;
using System.Globalization;
using TorchSharp;

namespace NasGen.Cli.Tests.Spaces;

/// <summary>Faults of user code in a worker process, which an environment variable of the test turns on.</summary>
internal static class Misbehaviour
{
    public const string Variable = "NASGEN_TEST_MISBEHAVIOUR";

    private static int _calls;

    /// <summary>
    /// <c>crash@N</c>, <c>hang@N</c>, <c>throw@N</c>, <c>shape@N</c> and the other words below act at the Nth call of forward in this process.
    /// <c>slow@N</c> delays each call by N ms.
    /// </summary>
    public static void Act()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } wish) return;
        var parts = wish.Split('@');
        if (parts[0] == "slow") Thread.Sleep(int.Parse(parts[1], CultureInfo.InvariantCulture));
        if (Interlocked.Increment(ref _calls) != int.Parse(parts[1], CultureInfo.InvariantCulture)) return;
        switch (parts[0])
        {
            case "crash": Environment.FailFast("forward pulled the plug"); break;
            case "hang": Thread.Sleep(Timeout.Infinite); break;
            case "throw": throw new InvalidOperationException("forward does not like this");
            case "shape": MultiplyWhatDoesNotFit(); break;
            case "exit": Environment.Exit(3); break;
            case "kill": Kill(); break;
            case "orphan": Process.Start(new ProcessStartInfo("sleep", "60") { UseShellExecute = false })!.Dispose(); Kill(); break;
            case "print": Console.Out.WriteLine("{\"id\":1,\"kind\":\"result\"}"); break;
        }
    }

    /// <summary>Ends this process as the system does when the memory is exhausted.</summary>
    private static void Kill()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }

    /// <summary>Causes an error in libtorch, not in .NET.</summary>
    private static void MultiplyWhatDoesNotFit()
    {
        using var left = torch.zeros(2, 3);
        using var right = torch.zeros(4, 5);
        left.matmul(right).Dispose();
    }
}
