using NasGen.Modules;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Sequential = TorchSharp.Modules.Sequential;

namespace NasGen.Benchmarks.Steps;

/// <summary>The networks of the comparison, for images of 28×28 in ten classes. <c>pytorch_step.py</c> holds the same ones.</summary>
internal static class StepNetworks
{
    public const int Classes = 10;

    public static readonly IReadOnlyList<string> Names = ["cnn", "mobile", "mobile-24", "perceptron"];

    public static Sequential Create(string name) => name switch
    {
        "cnn" => Cnn(),
        "mobile" => Mobile(32, 64, 4),
        "mobile-24" => Mobile(24, 40, 3),
        "perceptron" => Sequential(Flatten(), Linear(28 * 28, 128), ReLU(), Linear(128, 64), ReLU(), Linear(64, Classes)),
        _ => throw new InvalidOperationException($"No network '{name}'; there are {string.Join(", ", Names)}."),
    };

    public static Sequential Cnn() => Sequential(
        Conv2d(1, 16, 3, padding: 1, bias: false), BatchNorm2d(16), ReLU(),
        Conv2d(16, 32, 3, stride: 2, padding: 1, bias: false), BatchNorm2d(32), ReLU(),
        Conv2d(32, 64, 3, stride: 2, padding: 1, bias: false), BatchNorm2d(64), ReLU(),
        AdaptiveAvgPool2d(1), Flatten(), Linear(64, Classes));

    /// <summary>A separable block and three inverted bottlenecks, two of which have a skip connection.</summary>
    /// <param name="narrow">The channels of the first half. 24 fill oneDNN's vectors of eight numbers, not those of sixteen.</param>
    /// <param name="wide">The channels of the second half.</param>
    /// <param name="expansion">The factor of the channels within a bottleneck.</param>
    private static Sequential Mobile(int narrow, int wide, int expansion) => Sequential(
        Conv2d(1, 16, 3, padding: 1, bias: false), BatchNorm2d(16), ReLU(),
        Conv2d(16, 16, 3, stride: 2, padding: 1, groups: 16, bias: false), BatchNorm2d(16), ReLU(),
        Conv2d(16, narrow, 1, bias: false), BatchNorm2d(narrow), ReLU(),
        new Residual(Bottleneck(narrow, narrow, expansion, stride: 1)),
        Bottleneck(narrow, wide, expansion, stride: 2),
        new Residual(Bottleneck(wide, wide, expansion, stride: 1)),
        AdaptiveAvgPool2d(1), Flatten(), Linear(wide, Classes));

    private static Sequential Bottleneck(int channels, int width, int expansion, int stride)
    {
        var hidden = channels * expansion;
        return Sequential(
            Conv2d(channels, hidden, 1, bias: false), BatchNorm2d(hidden), ReLU(),
            Conv2d(hidden, hidden, 3, stride: stride, padding: 1, groups: hidden, bias: false), BatchNorm2d(hidden), ReLU(),
            Conv2d(hidden, width, 1, bias: false), BatchNorm2d(width));
    }
}
