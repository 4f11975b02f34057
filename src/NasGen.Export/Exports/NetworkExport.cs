using System.Globalization;
using Google.Protobuf;
using NasGen.Cli.Platform;
using NasGen.Errors;
using NasGen.Export.Checks;
using NasGen.Export.Onnx;
using NasGen.Export.Operations;
using NasGen.Export.Tracing;
using NasGen.Export.Weights;
using NasGen.Search.Contracts;
using NasGen.Search.Files;
using Onnx;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Export.Exports;

/// <summary>The export of one network: trace, write, check; then the files get their names.</summary>
/// <param name="order">What to export.</param>
/// <param name="recorder">It records the network.</param>
internal sealed class NetworkExport(ExportOrder order, Recorder recorder) : IDisposable
{
    private static readonly (ExportFormats Format, string Extension)[] StateFormats =
        [(ExportFormats.SafeTensors, ".safetensors"), (ExportFormats.Pt, ".pt"), (ExportFormats.Dat, ".dat")];

    private readonly Module<Tensor, Tensor> _network = order.Network.Construct();
    private byte[]? _model;

    /// <summary>Exports it.</summary>
    /// <returns>The lines of the summary.</returns>
    public IReadOnlyList<string> Run()
    {
        _network.eval();
        if (order.Weights is { } weights) StateLoader.Load(_network, order.Name, weights);
        List<string> lines = [];
        // Both are written from the trace that ONNX Runtime has checked.
        if ((order.Formats & (ExportFormats.Onnx | ExportFormats.PyTorch)) != 0) lines.AddRange(WriteNetwork(_network));
        foreach (var (format, extension) in StateFormats)
            if (order.Formats.HasFlag(format))
            {
                var path = Path.Combine(order.Folder, order.Name + extension);
                StateFile.Write(path, _network.state_dict());
                lines.Add($"{order.Name}: {path} ({_network.state_dict().Count} tensors)");
            }
        return lines;
    }

    private IEnumerable<string> WriteNetwork(Module<Tensor, Tensor> network)
    {
        using var noGradient = no_grad();
        var traced = Trace(network);
        var (model, graph) = OnnxWriter.Write(traced, order.Name, order.Opset, Metadata());
        var check = new OnnxCheck(recorder, network, model, graph);
        var (real, why) = TestInputs.Real(order);
        var random = Random(check, real is not null);
        var difference = Math.Max(random ?? 0, real is null ? 0 : check.Compare(TestInputs.InBatches(real)));
        _model = model.ToByteArray();
        string?[] tried = [random is null ? null : $"{TestInputs.Count} random inputs", real is null ? null : $"{real.shape[0]} training samples"];
        var agreement = $"ONNX Runtime agrees with TorchSharp to {difference.ToString("0.#e0", CultureInfo.InvariantCulture)} on "
            + string.Join(" and ", tried.OfType<string>());
        var source = order.Formats.HasFlag(ExportFormats.PyTorch) ? PythonWriter.Write(traced, order.Name, Header(agreement)) : null;
        if (order.Formats.HasFlag(ExportFormats.Onnx))
        {
            var path = Path.Combine(order.Folder, order.Name + ".onnx");
            AtomicFile.Write(path, unfinished => File.WriteAllBytes(unfinished, _model));
            yield return $"{order.Name}: {path} ({model.Graph.Node.Count} nodes, opset {order.Opset}). {agreement}.";
        }
        if (source is not null)
        {
            var path = Path.Combine(order.Folder, order.Name + ".py");
            AtomicFile.Write(path, source);
            yield return $"{order.Name}: {path}";
        }
        if (why is not null) yield return $"{order.Name}: it was not checked with real samples: {why}";
    }

    /// <summary>The latency for one sample, here and in ONNX Runtime. No network can be recorded after it.</summary>
    /// <returns>A line of the summary; <see langword="null"/> if there is no ONNX file.</returns>
    public string? Latency()
    {
        if (_model is not { } model || !order.Formats.HasFlag(ExportFormats.Onnx)) return null;
        Recorder.Stop();
        using var session = new OnnxSession(model, OnnxGraph.Input);
        using var sample = zeros([1, .. order.Input]);
        var (torchSharp, onnx) = LatencyComparison.Measure(_network, session, sample, OnnxGraph.Output);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{order.Name}: one sample takes {onnx * 1e3:0.000} ms in ONNX Runtime and {torchSharp * 1e3:0.000} ms in TorchSharp, on one thread.");
    }

    public void Dispose() => _network.Dispose();

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
        try
        {
            return BatchUnion.Of(recorder.Record(network, two), recorder.Record(network, three));
        }
        catch (Exception e) when (e is not NasException)
        {
            var (file, line) = Failure.Locate(e, order.Network.Type.Assembly) ?? (null!, 0);
            throw new NasException(
                ProjectNetworks.Code,
                $"{order.Name} throws for an input of the shape [{string.Join(", ", two.shape)}]: {Failure.Text(e)}", file, line, e);
        }
    }

    /// <summary>The largest difference on random inputs; <see langword="null"/> if the network does not take them, but there are real ones.</summary>
    private double? Random(OnnxCheck check, bool hasOthers)
    {
        try
        {
            return check.Compare(TestInputs.Random(order.Input));
        }
        catch (Exception e) when (e is not NasException)
        {
            return hasOthers ? null : throw new NasException(
                ProjectNetworks.Code,
                $"{order.Name} throws for random inputs, and there are no training samples to check it with: {Failure.Text(e)}", inner: e);
        }
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
