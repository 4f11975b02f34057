using Google.Protobuf;
using NasGen.Export.Checks;
using NasGen.Export.Exports;
using NasGen.Export.Onnx;
using NasGen.Export.Operations;
using NasGen.Export.Tracing;
using Onnx;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Export.Tests.Harness;

/// <summary>A network after its trace and in ONNX.</summary>
internal sealed record Exported(Module<Tensor, Tensor> Module, long[] Input, Network Network, ModelProto Model, OnnxGraph Graph)
{
    private static readonly Lazy<Recorder> Listening = new(() =>
    {
        var recorder = new Recorder(typeof(Exported).Assembly, OperationTable.Knows);
        recorder.Listen();
        return recorder;
    });

    public static Recorder Recorder => Listening.Value;

    /// <summary>Traces a network with two and with three samples, and writes it.</summary>
    public static Exported Of(Module<Tensor, Tensor> module, long[] input, int opset = 17)
    {
        var network = Trace(module, input);
        var (model, graph) = OnnxWriter.Write(network, "Test", opset, new Dictionary<string, string>());
        return new Exported(module, input, network, model, graph);
    }

    public static Network Trace(Module<Tensor, Tensor> module, long[] input)
    {
        var recorder = Recorder;
        using var two = ones([2, .. input]);
        using var three = ones([3, .. input]);
        return BatchUnion.Of(recorder.Record(module, two), recorder.Record(module, three));
    }

    /// <summary>The largest difference from ONNX Runtime over random inputs in batches of several sizes.</summary>
    public double Difference()
    {
        using var inference = no_grad();
        return new OnnxCheck(Recorder, Module, Model, Graph).Compare(TestInputs.Random(Input));
    }

    /// <summary>The largest differences of ONNX Runtime and of TorchSharp from TorchSharp in numbers of 64 bits, which stand for the exact ones.</summary>
    public (double OnnxRuntime, double TorchSharp) Errors()
    {
        using var scope = NewDisposeScope();
        using var inference = no_grad();
        using var session = new OnnxSession(Model.ToByteArray(), OnnxGraph.Input);
        List<Tensor> inputs = [.. TestInputs.Random(Input)];
        List<Tensor> single = [.. inputs.Select(input => Module.call(input.clone()))];
        Module.to(float64);
        List<Tensor> exact = [.. inputs.Select(input => Module.call(input.to(float64)))];
        Module.to(float32);
        return (
            inputs.Zip(exact).Max(pair => Checks.Difference.Of(session.Run(pair.First, [OnnxGraph.Output])[0], pair.Second)),
            single.Zip(exact).Max(pair => Checks.Difference.Of(pair.First, pair.Second)));
    }
}
