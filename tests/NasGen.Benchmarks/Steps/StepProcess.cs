using System.Globalization;
using NasGen.Data;
using NasGen.Native;
using NasGen.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Sequential = TorchSharp.Modules.Sequential;

namespace NasGen.Benchmarks.Steps;

/// <summary>
/// Times a training (28×28, one thread), whole epochs with their shuffling. For each line of standard input (a number of epochs) it prints the
/// median seconds of an epoch.
/// </summary>
internal static class StepProcess
{
    /// <summary>The samples of an epoch: a multiple of each batch size, 6 MiB.</summary>
    public const int Samples = 2048;

    /// <param name="arguments">The network, the batch size, and <c>torchsharp</c> for the loop of TorchSharp's examples.</param>
    public static int Run(string[] arguments)
    {
        var batch = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        set_num_threads(1);
        manual_seed(1);
        using var data = new Samples(rand(Samples, 1, 28, 28), randint(StepNetworks.Classes, [Samples]));
        using var net = StepNetworks.Create(arguments[0]);
        var epochs = arguments.Length > 2 ? TorchSharpEpochs(net, data, batch) : NasGenEpochs(net, data, batch);
        using var enumerator = epochs.GetEnumerator();
        SteppingProcess.Serve(() => enumerator.MoveNext());
        return 0;
    }

    /// <summary>The epochs of <see cref="TrainingLoop"/>, without its validation.</summary>
    private static IEnumerable<double> NasGenEpochs(Sequential net, Samples data, int batch)
    {
        using var convolutions = OneDnn.Use(net);
        using var optimizer = new ScheduleFreeAdamW(ParameterVector.Of(net, OneDnn.GainsByChannelsLast(net)), 0.002, weightDecay: 0.01, warmUp: 100);
        using var step = new TrainingStep(net, (module, input, target) => functional.cross_entropy(module.call(input), target), optimizer.Step);
        var batches = new Batches(data, batch);
        var random = new SplitMix64(1);
        while (true)
        {
            net.train();
            foreach (var (inputs, targets) in batches.Shuffled(random)) step.Run(inputs, targets);
            yield return step.TakeLossSum() / batches.Count;
        }
    }

    /// <summary>The epochs of TorchSharp's examples, which do not shuffle.</summary>
    private static IEnumerable<double> TorchSharpEpochs(Sequential net, Samples data, int size)
    {
        var optimizer = torch.optim.AdamW(net.parameters(), lr: 0.002, weight_decay: 0.01);
        var loss = CrossEntropyLoss();
        while (true)
        {
            for (var start = 0; start < data.Count; start += size)
            {
                using var scope = NewDisposeScope();
                optimizer.zero_grad();
                var rows = torch.arange(start, start + size);
                var value = loss.call(net.call(data.Inputs.index_select(0, rows)), data.Targets.index_select(0, rows));
                value.backward();
                optimizer.step();
            }
            yield return 0;
        }
    }
}
