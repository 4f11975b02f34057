using System.Diagnostics;
using System.Globalization;
using NasGen.Data;
using NasGen.Search.Contracts;
using NasGen.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Benchmarks;

/// <summary>
/// Measures the accuracy that the default training settings, or other ones, reach on 1,150 training images, with hand-written networks of several
/// kinds and sizes. Settings are chosen by the validation figures. The test figures show whether the choice holds.
/// </summary>
internal static class DigitsAccuracy
{
    private static readonly (string Name, Func<Sequential> Create)[] Networks =
    [
        ("small", () => Network(8, 16, 16)),
        ("medium", () => Network(16, 32, 64)),
        ("large", () => Network(32, 48, 96)),
        ("mlp", () => Sequential(Flatten(), Linear(64, 64), ReLU(), Linear(64, 64), ReLU(), Linear(64, 10))),
        ("transformer", () => Sequential(
            new Rows(32), TransformerEncoderLayer(32, 4, 64, 0), TransformerEncoderLayer(32, 4, 64, 0), new Mean(), Linear(32, 10))),
    ];

    public static int Run(string[] arguments)
    {
        if (arguments.Length == 0) return 2;
        var seeds = arguments.Length > 1 ? ulong.Parse(arguments[1], CultureInfo.InvariantCulture) : 5;
        var fixedSettings = arguments.Skip(2).Select(a => a.Split('='))
            .ToDictionary(a => a[0], a => double.Parse(a[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        set_num_threads(1);
        var space = Space(arguments[0], fixedSettings);
        var settings = TrainingSettings.Of(space.Task, space.Space.ToSearchSpace().Default, 1150);
        Console.WriteLine(settings);
        var all = Networks.SelectMany(network =>
        {
            List<Figures> figures = [];
            for (var seed = 1UL; seed <= seeds; seed++) figures.Add(Train(network.Create, space, settings, seed));
            Print(network.Name, figures);
            return figures;
        }).ToList();
        Print("all", all);
        return 0;
    }

    private static SpaceDescriptor Space(string csv, Dictionary<string, double> training) => new(
        new SpaceStructure("", "Digits", "public", [1, 8, 8], false, [], []),
        new TaskDescriptor(
            "DigitsBest", "Digits.cs", 1, TaskKind.Classification, 10, false,
            new DataDescriptor(DataKind.Csv, Path.GetFullPath(csv), ["label"]), training, [], [], [], [], null));

    private static Figures Train(Func<Sequential> create, SpaceDescriptor space, TrainingSettings settings, ulong seed)
    {
        using var scope = NewDisposeScope();
        using var data = DataSet.Load(null!, space, ".", seed, CPU);
        manual_seed((long)seed);
        using var net = create();
        using var scaled = Sequential(("scale", new Scale()), ("net", net));
        var watch = Stopwatch.StartNew();
        var loop = new TrainingLoop(settings, (module, input, target) => functional.cross_entropy(module.call(input), target));
        var order = new SampleOrder(data.FirstOrder(TaskKind.Classification, data.Training), seed);
        var steps = loop.StepsOf(data.Training.Count);
        var curve = loop.Run(
            scaled, data.Training, data.Validation, order, TrainingSpan.Of(1, steps), default, _ => { }, CancellationToken.None).Curve;
        var seconds = watch.Elapsed.TotalSeconds;
        var (validation, test) = (Score(scaled, data.Validation), Score(scaled, data.Test));
        return new Figures(validation["Accuracy"], validation["CrossEntropy"], test["Accuracy"], curve.Length, seconds);
    }

    private static Dictionary<string, double> Score(Module<Tensor, Tensor> net, Samples samples)
    {
        using var output = Predictions.Of(net, samples);
        return Metrics.Of(TaskKind.Classification, output, samples.Targets);
    }

    private static void Print(string name, List<Figures> figures) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-11} validation {figures.Average(f => f.Accuracy):P2} ({figures.Average(f => f.Loss):F4}), "
        + $"test {figures.Average(f => f.Test):P2}, {figures.Average(f => f.Epochs):F1} epochs, {figures.Average(f => f.Seconds):F2} s"));

    private static Sequential Network(int stem, int body, int late) => Sequential(
        Conv2d(1, stem, 3, padding: 1, bias: false), BatchNorm2d(stem), ReLU(),
        Conv2d(stem, body, 3, padding: 1, bias: false), BatchNorm2d(body), ReLU(),
        Conv2d(body, late, 3, stride: 2, padding: 1, bias: false), BatchNorm2d(late), ReLU(),
        AdaptiveAvgPool2d(1), Flatten(), Linear(late, 10));

    private sealed record Figures(double Accuracy, double Loss, double Test, double Epochs, double Seconds);

    /// <summary>Scales pixels from 0…16 to 0…1, as the sample's model does.</summary>
    private sealed class Scale() : Module<Tensor, Tensor>(nameof(Scale))
    {
        public override Tensor forward(Tensor input) => input / 16;
    }

    /// <summary>An image's rows as a sequence of 8 embedded tokens with learned positions: <c>[8, n, width]</c>.</summary>
    private sealed class Rows : Module<Tensor, Tensor>
    {
        private readonly Linear _embedding;
        private readonly Parameter _positions;

        public Rows(int width) : base(nameof(Rows))
        {
            (_embedding, _positions) = (Linear(8, width), Parameter(randn(8, 1, width) * 0.02));
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => _embedding.call(input.squeeze(1).transpose(0, 1)) + _positions;
    }

    private sealed class Mean() : Module<Tensor, Tensor>(nameof(Mean))
    {
        public override Tensor forward(Tensor input) => input.mean([0L]);
    }
}
