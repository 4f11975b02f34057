using System.Globalization;
using Google.Protobuf;
using NasGen.Cli.Platform;
using NasGen.Export.Checks;
using NasGen.Export.Onnx;
using NasGen.Export.Operations;
using NasGen.Export.Tracing;
using NasGen.Export.Weights;
using NasGen.Search.Contracts;
using NasGen.Search.Files;
using NasGen.Search.Wording;
using Onnx;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Export.Exports;

/// <summary>The export of one network: trace, write, check; then the files get their names.</summary>
/// <param name="order">What to export.</param>
/// <param name="recorder">It records the network.</param>
/// <param name="warn">The receiver of warnings.</param>
internal sealed class NetworkExport(ExportOrder order, Recorder recorder, Action<string> warn)
{
    private static readonly (ExportFormats Format, string Extension)[] StateFormats =
        [(ExportFormats.SafeTensors, ".safetensors"), (ExportFormats.Pt, ".pt"), (ExportFormats.Dat, ".dat")];

    /// <summary>Exports it.</summary>
    /// <returns>The lines of the summary.</returns>
    public IReadOnlyList<string> Run()
    {
        using var network = order.Network.Construct();
        network.eval();
        LoadWeights(network);
        List<string> lines = [];
        // Both are written from the trace that ONNX Runtime has checked.
        if ((order.Formats & (ExportFormats.Onnx | ExportFormats.PyTorch)) != 0) lines.AddRange(WriteNetwork(network));
        foreach (var (format, extension) in StateFormats)
            if (order.Formats.HasFlag(format))
            {
                var path = Path.Combine(order.Folder, order.Name + extension);
                StateFile.Write(path, network.state_dict());
                lines.Add($"{order.Name}: {path} ({network.state_dict().Count} tensors)");
            }
        return lines;
    }

    private void LoadWeights(Module<Tensor, Tensor> network)
    {
        if (order.Weights is { } path) StateLoader.Load(network, order.Name, path);
        else
            warn(CanonicalError.Format(
                "warning", "NAS4009", $"{order.Name} is exported with its initial weights, because none are named. Name a file or a folder with --weights (NasWeights)."));
    }

    private IEnumerable<string> WriteNetwork(Module<Tensor, Tensor> network)
    {
        using var noGradient = no_grad();
        var traced = Trace(network);
        var (model, graph) = OnnxWriter.Write(traced, order.Name, order.Opset, Metadata());
        var check = new OnnxCheck(recorder, network, model, graph);
        var difference = check.Compare(TestInputs.Random(order.Input));
        var (real, why) = TestInputs.Real(order.Network.Space, order.ProjectDirectory);
        if (real is not null) difference = Math.Max(difference, check.Compare(TestInputs.InBatches(real)));
        var agreement = $"ONNX Runtime agrees with TorchSharp to {difference.ToString("0.#e0", CultureInfo.InvariantCulture)} on {TestInputs.Count} random inputs"
            + (real is null ? "" : $" and {real.shape[0]} training samples");
        if (order.Formats.HasFlag(ExportFormats.Onnx))
        {
            var path = Path.Combine(order.Folder, order.Name + ".onnx");
            AtomicFile.Write(path, unfinished => File.WriteAllBytes(unfinished, model.ToByteArray()));
            yield return $"{order.Name}: {path} ({model.Graph.Node.Count} nodes, opset {order.Opset}). {agreement}.";
            yield return Latency(network, model);
        }
        if (order.Formats.HasFlag(ExportFormats.PyTorch))
        {
            var path = Path.Combine(order.Folder, order.Name + ".py");
            AtomicFile.Write(path, PythonWriter.Write(traced, order.Name, Header(agreement)));
            yield return $"{order.Name}: {path}";
        }
        if (why is not null) yield return $"{order.Name}: it was not checked with real samples: {why}";
    }

    private string Latency(Module<Tensor, Tensor> network, ModelProto model)
    {
        recorder.Pause();
        try
        {
            using var session = new OnnxSession(model.ToByteArray(), OnnxGraph.Input);
            using var sample = zeros([1, .. order.Input]);
            var (torchSharp, onnx) = LatencyComparison.Measure(network, session, sample, OnnxGraph.Output);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{order.Name}: one sample takes {onnx * 1e3:0.000} ms in ONNX Runtime and {torchSharp * 1e3:0.000} ms in TorchSharp, on one thread.");
        }
        finally
        {
            recorder.Listen();
        }
    }

    private List<string> Header(string agreement) =>
    [
        $"{order.Network.Type.FullName}, written by NasGen {ProductVersion.Short} from the C# class. For PyTorch 1.13 and later.",
        "",
        $"{agreement}",
        "on the trace from which this text was made. It is inference code: what the class does only while it trains is not here,",
        "except for the layers that PyTorch has too.",
        "",
        $"    network = {order.Name}()",
        $"    network.load_state_dict(torch.load(\"{order.Name}.pt\"))   # -p:NasFormat=pt writes it",
        "    network.eval()",
    ];

    /// <summary>The network for any number of samples.</summary>
    private Network Trace(Module<Tensor, Tensor> network)
    {
        using var two = ones([2, .. order.Input]);
        using var three = ones([3, .. order.Input]);
        return BatchUnion.Of(recorder.Record(network, two), recorder.Record(network, three));
    }

    private Dictionary<string, string> Metadata()
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["nasgen.class"] = order.Network.Type.FullName!,
            ["nasgen.version"] = ProductVersion.Short,
        };
        if (order.Network.Record is { } record && record.Winners.FirstOrDefault(winner => winner.Class == order.Name) is { } winner)
        {
            metadata["nasgen.space"] = record.Space.Hash;
            metadata["nasgen.genotype"] = winner.Genotype;
            if (order.Weights is not null) metadata["nasgen.data"] = record.Data.Hash;
        }
        return metadata;
    }
}
