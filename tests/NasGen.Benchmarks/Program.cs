using System.Runtime.CompilerServices;
using NasGen.Benchmarks.Builds;
using NasGen.Benchmarks.Comparisons;
using NasGen.Benchmarks.Curves;
using NasGen.Benchmarks.Devices;
using NasGen.Benchmarks.Heartbeats;
using NasGen.Benchmarks.Memory;
using NasGen.Benchmarks.OneShot;
using NasGen.Benchmarks.Peers;
using NasGen.Benchmarks.Plates;
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
        ["step-vs-pytorch"] = (
            "compare whole trainings with those of PyTorch, and one with a plain TorchSharp loop, in turns (20 minutes): "
            + "[networks] [batch sizes] [turns=7]", StepComparison.Run),
        ["step"] = ("(started by step-vs-pytorch) time epochs in this process", StepProcess.Run),
        ["protection"] = ("compare a step and a forward pass with and without what protects them from the user's code: [batch sizes] [turns=15]", ProtectionCost.Run),
        ["digits"] = ("train five networks on the UCI digits with given settings and several seeds: CSV [seeds] [LearningRate=0.01 …]", DigitsAccuracy.Run),
        ["ask-time"] = ("measure the time of one proposal after 100, 1,000 (and 10,000) trials, for every strategy: [trials] [names …]", AskTime.Run),
        ["heartbeats"] = (
            "train the winner of samples/Heartbeat on beats of real patients, beside a rule on the rhythm: TRAINING.csv.gz TEST.csv.gz [seeds]",
            HeartbeatExcerpt.Run),
        ["compound"] = (
            "compare the strategies compound and auto on samples/Heartbeat by validation accuracy (20 minutes): [first seed] [last seed]", CompoundSearches.Run),
        ["durations"] = ("compare the durations of a search's trainings with what was expected of them: JOURNAL …", DurationErrors.Run),
        ["thousand-trials"] = ("measure the memory of one process over a thousand trainings: [trainings]", ThousandTrials.Run),
        ["data-memory"] = ("compare the memory of two workers that train on Fashion-MNIST with that of one: [fidelity]", DataMemory.Run),
        ["latency-prediction"] = ("compare predicted and measured latency of random networks of two spaces: [unseen] [fitted]", LatencyPredictions.Run),
        ["build-cost"] = ("compare the time of `dotnet build` with and without NasGen, in turns", BuildCost.Run),
        ["one-shot-truth"] = (
            "train all 343 architectures of a small space with three seeds and record the results (7 minutes; continues after a stop): "
            + "[processes] [architectures]", TruthRun.Run),
        ["one-shot-truth-worker"] = ("(started by one-shot-truth) train on request", TruthWorker.Run),
        ["one-shot-truth-latency"] = ("measure the latency of the recorded architectures and add it to the table (2 minutes)", TruthLatency.Run),
        ["curves"] = (
            "train all architectures of a small space and record their learning curves (digits or fashion; 25 minutes each; continues after a stop): "
            + "space [processes]", CurveRun.Run),
        ["curves-worker"] = ("(started by curves) train on request", CurveWorker.Run),
        ["zero-cost"] = ("compute Kendall's tau between scores of untrained networks and the recorded results: [seed]", ZeroCostRanks.Run),
        ["one-shot"] = (
            "compare the regret of one-shot strategies on the recorded results with random search at equal time: [methods] [seeds] [epochs]",
            OneShotRegret.Run),
        ["compare-spaces"] = (
            "count how often a comparison of two spaces is right, all cells of NAS-Bench-201 against those of motifs: TABLE [seeds=1000] [trials=50]",
            SpaceOracle.Run),
        ["report-page"] = (
            "measure the report of a thousand trials: its size, the time to write it, and the time until it reacts in Chromium: [trials]",
            ReportPageTime.Run),
        ["darts-step"] = ("compare a step of a DARTS cell's supernet with PyTorch, in turns: [python]", DartsStep.Compare),
        ["darts-step-worker"] = ("(started by darts-step) time steps in this process", DartsStep.Worker),
        ["one-shot-memory"] = ("measure resident memory over the steps of a method on a DARTS cell: [darts|gdas|spos|candidate] [steps]", DartsStep.Memory),
        ["digits-front"] = (
            "compare the hypervolume that searches of samples/Digits reach with random search at equal trials, ten seeds (25 minutes): "
            + "[folder] [NasBudget=…]", FrontOverSeeds.Run),
        ["digits-five-seeds"] = ("search samples/Digits with five split seeds (20 minutes): [folder] [NasBudget=…]", FiveSeeds.Run),
        ["plate"] = (
            "train both winners of samples/Plate with several seeds and compare them with Navier's series (1 minute): [seeds]",
            PlateAccuracy.Run),
        ["plate-searches"] = ("search both spaces of samples/Plate with five seeds and compare the winners (20 minutes): [NasBudget=…]", PlateSearches.Run),
        ["peer"] = (
            "compare searches with Optuna and PyTorch at equal time, in turns: digits-1m|digits-4m|fashion-10k|fashion-60k [seeds] [firstSeed] "
            + "[seconds=40]; or compare the parameters of networks: check [architectures]", PeerComparison.Run),
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
            catch (InvalidOperationException e) // An unhandled exception would run no `finally`, and files that were set aside would be lost.
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
