using NasGen.Data;
using NasGen.Native;
using NasGen.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Sequential = TorchSharp.Modules.Sequential;

namespace NasGen.Benchmarks.Steps;

/// <summary>
/// Times training steps of a small CNN (batch 128, 28×28, one thread). For each line of standard input (a number of steps) it prints the
/// median seconds of a step.
/// </summary>
internal static class StepProcess
{
    private const int Batch = 128;
    private const int Classes = 10;

    public static int Run(string[] arguments)
    {
        set_num_threads(1);
        manual_seed(1);
        using var data = new Samples(rand(10 * Batch, 1, 28, 28), randint(Classes, [10 * Batch]));
        using var net = Network();
        var steps = arguments is ["torchsharp"] ? TorchSharpSteps(net, data) : NasGenSteps(net, data);
        using var enumerator = steps.GetEnumerator();
        SteppingProcess.Serve(() => enumerator.MoveNext());
        return 0;
    }

    internal static Sequential Network() => Sequential(
        Conv2d(1, 16, 3, padding: 1, bias: false), BatchNorm2d(16), ReLU(),
        Conv2d(16, 32, 3, stride: 2, padding: 1, bias: false), BatchNorm2d(32), ReLU(),
        Conv2d(32, 64, 3, stride: 2, padding: 1, bias: false), BatchNorm2d(64), ReLU(),
        AdaptiveAvgPool2d(1), Flatten(), Linear(64, Classes));

    private static IEnumerable<double> NasGenSteps(Sequential net, Samples data)
    {
        using var convolutions = OneDnn.Use(net);
        using var optimizer = new ScheduleFreeAdamW(ParameterVector.Of(net, OneDnn.GainsByChannelsLast(net)), 0.002, weightDecay: 0.01, warmUp: 100);
        using var step = new TrainingStep(net, (module, input, target) => functional.cross_entropy(module.call(input), target), optimizer.Step);
        var batches = new Batches(data, Batch);
        var random = new SplitMix64(1);
        net.train();
        while (true)
            foreach (var (inputs, targets) in batches.Shuffled(random))
            {
                step.Run(inputs, targets);
                yield return 0;
            }
    }

    /// <summary>The step of TorchSharp's examples.</summary>
    private static IEnumerable<double> TorchSharpSteps(Sequential net, Samples data)
    {
        var optimizer = torch.optim.AdamW(net.parameters(), lr: 0.002, weight_decay: 0.01);
        var loss = CrossEntropyLoss();
        var batch = 0;
        while (true)
        {
            using (NewDisposeScope())
            {
                optimizer.zero_grad();
                var rows = torch.arange(batch * Batch, (batch + 1) * Batch);
                var value = loss.call(net.call(data.Inputs.index_select(0, rows)), data.Targets.index_select(0, rows));
                value.backward();
                optimizer.step();
                batch = (batch + 1) % 10;
            }
            yield return 0;
        }
    }
}
