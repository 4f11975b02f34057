using System.Diagnostics;
using System.Globalization;
using NasGen.Data;
using NasGen.Descriptors;
using NasGen.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Benchmarks;

/// <summary>What the training's defaults reach on 1,150 training images with a network that a person would write down.</summary>
internal static class DigitsAccuracy
{
    public static int Run(string[] arguments)
    {
        if (arguments.Length == 0) return 2;
        var seeds = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 5;
        Dictionary<string, double> fixedSettings = new(StringComparer.Ordinal);
        foreach (var argument in arguments.Skip(2))
            fixedSettings[argument.Split('=')[0]] = double.Parse(argument.Split('=')[1], CultureInfo.InvariantCulture);
        set_num_threads(1);
        var space = new SpaceDescriptor(
            new SpaceStructure("", "Digits", "public", [1, 8, 8], false, [], []),
            new TaskDescriptor(
                "DigitsBest", "Digits.cs", 1, TaskKind.Classification, 10, false,
                new DataDescriptor(DataKind.Csv, Path.GetFullPath(arguments[0]), ["label"]), fixedSettings, [], [], [], [], null));
        var settings = TrainingSettings.Of(space.Task, space.Space.ToSearchSpace().Default);
        Console.WriteLine(settings);
        List<(double Validation, double Test, double Loss, double Seconds)> results = [];
        for (var seed = 1UL; seed <= (ulong)seeds; seed++)
        {
            using var data = DataSet.Load(null!, space, ".", seed, CPU);
            manual_seed((long)seed);
            using var net = Network();
            var watch = Stopwatch.StartNew();
            var loop = new TrainingLoop(settings, (module, input, target) => functional.cross_entropy(module.call(input), target));
            var curve = loop.Run(net, data.Training, data.Validation, seed, _ => { }, CancellationToken.None);
            var seconds = watch.Elapsed.TotalSeconds;
            var (validation, test) = (Score(net, data.Validation), Score(net, data.Test));
            results.Add((validation["Accuracy"], test["Accuracy"], validation["CrossEntropy"], seconds));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: validation {validation["Accuracy"]:P2} ({validation["CrossEntropy"]:F4}), test {test["Accuracy"]:P2}, {curve.Length} epochs, {seconds:F2} s"));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"mean: validation {results.Average(r => r.Validation):P2} ({results.Average(r => r.Loss):F4}), test {results.Average(r => r.Test):P2}, {results.Average(r => r.Seconds):F2} s"));
        return 0;
    }

    private static Dictionary<string, double> Score(Module<Tensor, Tensor> net, Samples samples)
    {
        using var output = Predictions.Of(net, samples);
        return Metrics.Of(TaskKind.Classification, output, samples.Targets);
    }

    private static Sequential Network() => Sequential(
        Conv2d(1, 16, 3, padding: 1, bias: false), BatchNorm2d(16), ReLU(),
        Conv2d(16, 32, 3, padding: 1, bias: false), BatchNorm2d(32), ReLU(),
        Conv2d(32, 64, 3, stride: 2, padding: 1, bias: false), BatchNorm2d(64), ReLU(),
        AdaptiveAvgPool2d(1), Flatten(), Linear(64, 10));
}
