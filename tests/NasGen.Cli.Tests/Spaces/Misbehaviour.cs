using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using TorchSharp;

namespace NasGen.Cli.Tests.Spaces;

/// <summary>Faults of user code in a worker process, which an environment variable of the test turns on.</summary>
internal static class Misbehaviour
{
    public const string Variable = "NASGEN_TEST_MISBEHAVIOUR";

    /// <summary>The duration, in seconds, of the process that <c>orphan@N</c> starts before it ends this one.</summary>
    public const string Orphan = "59.731";

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
            case "again": DifferentiateTwice(); break;
            case "graphless": DifferentiateNothing(); break;
            case "linear": DifferentiateASlope(); break;
            case "exit": Environment.Exit(3); break;
            case "kill": Kill(); break;
            case "orphan": Process.Start(new ProcessStartInfo("sleep", Orphan) { UseShellExecute = false })!.Dispose(); Kill(); break;
            case "flood": Flood(); break;
            case "shout": throw new InvalidOperationException(new string('x', 20_000_000));
            case "native": _ = Write(1, Reply, Reply.Length); break;
            case "setout": Console.SetOut(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true }); Console.Write(Reply); break;
            case "read": while (Console.OpenStandardInput().ReadByte() >= 0) { } break;
            case "child": Process.Start(new ProcessStartInfo("cat") { UseShellExecute = false })!.WaitForExit(); break;
            case "close": for (var descriptor = 3; descriptor < 1024; descriptor++) _ = Close(descriptor); break;
            case "overflow": _ = Depth(1); break;
            case "allocate": for (var kept = new List<byte[]>(); ;) kept.Add(new byte[1_000_000]);
            case "tensors": for (var kept = new List<torch.Tensor>(); ;) kept.Add(torch.ones(25_000_000).DetachFromDisposeScope());
            case "threads": for (var i = 0; i < 200; i++) new Thread(() => Thread.Sleep(Timeout.Infinite)) { IsBackground = true }.Start(); break;
            case "print": Console.Out.WriteLine("{\"id\":1,\"kind\":\"result\"}"); break;
        }
    }

    /// <summary>What could be taken for a reply, and does not end its line.</summary>
    private const string Reply = "{\"id\":1,\"kind\":\"result\"";

    /// <summary>Writes 300 MB without a line end to both outputs.</summary>
    private static void Flood()
    {
        var bytes = new byte[1_000_000];
        Array.Fill(bytes, (byte)'x');
        using Stream output = Console.OpenStandardOutput(), error = Console.OpenStandardError();
        for (var i = 0; i < 150; i++)
        {
            output.Write(bytes);
            error.Write(bytes);
        }
    }

    [DllImport("libc", EntryPoint = "write")]
    private static extern IntPtr Write(int descriptor, [MarshalAs(UnmanagedType.LPUTF8Str)] string text, IntPtr count);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);

    private static int Depth(int depth) => depth == 0 ? 0 : 1 + Depth(depth + 1);

    /// <summary>Ends this process as the system does when the memory is exhausted.</summary>
    private static void Kill()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }

    /// <summary>The derivatives along x and along y, the second of which needs the graph that the first has freed.</summary>
    private static void DifferentiateTwice()
    {
        using var gradients = torch.enable_grad();
        using var x = torch.ones(2, requires_grad: true);
        using var y = torch.ones(2, requires_grad: true);
        using var product = (x * y).exp().sum();
        foreach (var variable in new[] { x, y }) _ = torch.autograd.grad([product], [variable], create_graph: true);
    }

    private static void DifferentiateNothing()
    {
        using var x = torch.ones(2);
        _ = torch.autograd.grad([x.sum()], [x]);
    }

    /// <summary>The second derivative of what is linear.</summary>
    private static void DifferentiateASlope()
    {
        using var gradients = torch.enable_grad();
        using var x = torch.ones(2, requires_grad: true);
        using var weight = torch.ones(2, requires_grad: true);
        var slope = torch.autograd.grad([(x * weight).sum()], [x], retain_graph: true, create_graph: true)[0];
        _ = torch.autograd.grad([slope.sum()], [x]);
    }

    /// <summary>Causes an error in libtorch, not in .NET.</summary>
    private static void MultiplyWhatDoesNotFit()
    {
        using var left = torch.zeros(2, 3);
        using var right = torch.zeros(4, 5);
        left.matmul(right).Dispose();
    }
}
