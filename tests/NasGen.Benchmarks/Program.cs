using System.Runtime.CompilerServices;
using NasGen.Benchmarks.Builds;
using NasGen.Benchmarks.Devices;
using NasGen.Benchmarks.Memory;
using NasGen.Benchmarks.OneShot;
using NasGen.Benchmarks.Reports;
using NasGen.Benchmarks.Searches;
using NasGen.Benchmarks.Steps;
using NasGen.Benchmarks.Strategies;
using NasGen.Native;

namespace NasGen.Benchmarks;

internal static class Program
{
    private static readonly Dictionary<string, (string What, Func<string[], int> Run)> Verbs = new(StringComparer.Ordinal)
    {
        ["step-vs-pytorch"] = ("a training step against PyTorch's and against TorchSharp's own loop, interleaved", StepComparison.Run),
        ["step"] = ("(used by step-vs-pytorch) time training steps in this process", StepProcess.Run),
        ["digits"] = ("what training settings reach on the UCI digits, five networks by split seeds: CSV [seeds] [LearningRate=0.01 …]", DigitsAccuracy.Run),
        ["ask-time"] = ("the time of one proposal at 100, 1,000 (and 10,000) finished trials, for every strategy: [trials] [names …]", AskTime.Run),
        ["thousand-trials"] = ("memory over a thousand trainings in one process: [trainings]", ThousandTrials.Run),
        ["latency-prediction"] = ("predicted against measured latency of unseen random networks of two spaces: [unseen] [fitted]", LatencyPredictions.Run),
        ["build-cost"] = ("what NasGen adds to an ordinary `dotnet build`, against a project without it, in turns", BuildCost.Run),
        ["one-shot-truth"] = ("train all 343 architectures of a small space with three seeds and record them (7 minutes; goes on where it was stopped): [processes] [architectures]", TruthRun.Run),
        ["one-shot-truth-worker"] = ("(used by one-shot-truth) train on demand", TruthWorker.Run),
        ["one-shot-truth-latency"] = ("measure the latency of the recorded architectures and add it to the table (2 minutes)", TruthLatency.Run),
        ["zero-cost"] = ("Kendall's tau between scores of untrained networks and the recorded truth: [seed]", ZeroCostRanks.Run),
        ["one-shot"] = ("regret of one-shot strategies on the recorded truth, beside random search at equal time: [methods] [seeds] [epochs]", OneShotRegret.Run),
        ["report-page"] = ("the report of a thousand trials: its size, how long it takes to write, and in Chromium until it answers: [trials]", ReportPageTime.Run),
        ["darts-step"] = ("a step of a DARTS cell's supernet against PyTorch's, interleaved: [python]", DartsStep.Compare),
        ["darts-step-worker"] = ("(used by darts-step) time steps in this process", DartsStep.Worker),
        ["one-shot-memory"] = ("resident memory over steps of a method on a DARTS cell: [darts|gdas|spos|candidate] [steps]", DartsStep.Memory),
        ["digits-front"] = ("hypervolume of accuracy and latency of samples/Digits against random search at equal trials, ten seeds (25 minutes): [folder] [NasBudget=…]", FrontOverSeeds.Run),
        ["digits-five-seeds"] = ("the whole search of samples/Digits for five split seeds (20 minutes): [folder] [NasBudget=…]", FiveSeeds.Run),
    };

    [ModuleInitializer]
    internal static void LoadNativeLibraries() => NativeTorch.Register();

    private static int Main(string[] arguments)
    {
        if (arguments.Length > 0 && Verbs.TryGetValue(arguments[0], out var verb))
        {
            try
            {
                return verb.Run(arguments[1..]);
            }
            catch (InvalidOperationException e) // Caught, so that what was set aside is put back: an unhandled exception runs no `finally`.
            {
                Console.Error.WriteLine(e.Message);
                return 1;
            }
        }
        Console.WriteLine("usage: dotnet run -c Release --project tests/NasGen.Benchmarks -- VERB");
        foreach (var (name, (what, _)) in Verbs) Console.WriteLine($"  {name,-18} {what}");
        return 2;
    }
}
