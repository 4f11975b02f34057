using System.Runtime.CompilerServices;
using NasGen.Benchmarks.Steps;
using NasGen.Native;

namespace NasGen.Benchmarks;

internal static class Program
{
    private static readonly Dictionary<string, (string What, Func<string[], int> Run)> Verbs = new(StringComparer.Ordinal)
    {
        ["step-vs-pytorch"] = ("a training step against PyTorch's and against TorchSharp's own loop, interleaved", StepComparison.Run),
        ["step"] = ("(used by step-vs-pytorch) time training steps in this process", StepProcess.Run),
        ["digits"] = ("accuracy of a hand-written network on the UCI digits over split seeds: CSV [seeds]", DigitsAccuracy.Run),
    };

    [ModuleInitializer]
    internal static void LoadNativeLibraries() => NativeTorch.Register();

    private static int Main(string[] arguments)
    {
        if (arguments.Length > 0 && Verbs.TryGetValue(arguments[0], out var verb)) return verb.Run(arguments[1..]);
        Console.WriteLine("usage: dotnet run -c Release --project tests/NasGen.Benchmarks -- VERB");
        foreach (var (name, (what, _)) in Verbs) Console.WriteLine($"  {name,-18} {what}");
        return 2;
    }
}
