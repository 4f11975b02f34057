using NasGen.Latency;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Export.Checks;

/// <summary>The latency of a network for one sample in TorchSharp and in ONNX Runtime, each on one thread and at the same speed of the machine.</summary>
/// <param name="TorchSharp">Seconds per call.</param>
/// <param name="OnnxRuntime">Seconds per call.</param>
internal sealed record LatencyComparison(double TorchSharp, double OnnxRuntime)
{
    public static LatencyComparison Measure(Module<Tensor, Tensor> network, OnnxSession session, Tensor sample, string output)
    {
        using var scope = NewDisposeScope();
        using var steady = new SteadyMeter();
        return new LatencyComparison(
            steady.Seconds(network, sample), steady.AtUsualSpeed(() => LatencyMeter.Measure(session.Call(sample, output)).Median));
    }
}
