using System.Globalization;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using NasGen.Export.Onnx;
using NasGen.Export.Operations;
using NasGen.Export.Tracing;
using NasGen.Search.Contracts;
using Onnx;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Export.Checks;

/// <summary>
/// Runs a model in ONNX Runtime beside the network that it was made of. Nothing is written that was not run. If their outputs differ, the results
/// of the steps are compared in turn, and the error names the first step that differs.
/// </summary>
/// <param name="recorder">Records the network's steps.</param>
/// <param name="network">The network.</param>
/// <param name="model">The model.</param>
/// <param name="graph">The names of the values in the model.</param>
internal sealed class OnnxCheck(Recorder recorder, Module<Tensor, Tensor> network, ModelProto model, OnnxGraph graph)
{
    public const string Code = "NAS4004";

    /// <summary>The largest difference that rounding explains. Usually it is below a tenth of it.</summary>
    public const double Tolerance = 1e-4;

    /// <summary>Compares the outputs for some inputs.</summary>
    /// <returns>The largest difference, as a share of the largest output if that is above one.</returns>
    /// <exception cref="NasException">NAS4004: they differ. NAS4002: the shape of the output does, for some number of samples.</exception>
    public double Compare(IEnumerable<Tensor> inputs)
    {
        using var session = new OnnxSession(model.ToByteArray(), OnnxGraph.Input);
        var largest = 0.0;
        foreach (var input in inputs)
        {
            using var scope = NewDisposeScope();
            using var noGradient = no_grad();
            // The network may change its input in place.
            var expected = network.call(input.clone());
            Tensor actual;
            try
            {
                actual = session.Run(input, [OnnxGraph.Output])[0];
            }
            catch (OnnxRuntimeException e)
            {
                throw Refusal.Samples(
                    null,
                    $"with {Samples(input)} TorchSharp returns [{string.Join(", ", expected.shape)}], and ONNX Runtime fails: {OnnxSession.FirstLine(e)}");
            }
            if (!actual.shape.SequenceEqual(expected.shape))
                throw Refusal.Samples(
                    null, $"with {Samples(input)} it returns [{string.Join(", ", expected.shape)}], and the exported one [{string.Join(", ", actual.shape)}]");
            var difference = Difference.Of(actual, expected);
            if (difference > Tolerance) throw Differs(input, difference);
            largest = Math.Max(largest, difference);
        }
        return largest;
    }

    private static string Samples(Tensor input) => input.shape[0] == 1 ? "1 sample" : $"{input.shape[0]} samples";

    private NasException Differs(Tensor input, double difference)
    {
        var place = FirstDifferent(input);
        return new NasException(
            Code,
            $"The network in ONNX Runtime returns other numbers than in TorchSharp: with {Samples(input)} they differ by "
            + $"{difference.ToString("0.##e0", CultureInfo.InvariantCulture)} of the largest."
            + (place is null ? "" : $" {place.Function} is the first step whose result differs.") + " Nothing was written.",
            place?.File, place?.Line ?? 0);
    }

    /// <summary>The place of the first step whose result differs; <see langword="null"/> if that cannot be found out.</summary>
    private CodePlace? FirstDifferent(Tensor input)
    {
        List<IReadOnlyList<Tensor>> results = [];
        var steps = recorder.Record(network, input.clone(), (_, tensors) => results.Add(tensors)).Steps;
        // The model has only the steps that the output needs.
        var named = graph.Named.ToDictionary(n => n.Value, n => n.Name);
        List<(CodePlace Place, string Name, Tensor Expected)> points = [];
        foreach (var step in graph.Network.Steps)
        {
            if (step.Index >= steps.Count || steps[step.Index].Native != step.Native) return null;
            for (var j = 0; j < step.Results.Count; j++)
                if (named.TryGetValue(step.Results[j], out var name)) points.Add((step.Place, name, results[step.Index][j]));
        }
        var watched = model.Clone();
        foreach (var name in points.Select(p => p.Name).Distinct().Where(name => name is not (OnnxGraph.Output or OnnxGraph.Input)))
            watched.Graph.Output.Add(new ValueInfoProto { Name = name });
        using var session = new OnnxSession(watched.ToByteArray(), OnnxGraph.Input);
        var actual = session.Run(input, [.. points.Select(p => p.Name)]);
        return points.Zip(actual).Where(pair => Difference.Of(pair.Second, pair.First.Expected) > Tolerance).Select(pair => pair.First.Place).FirstOrDefault();
    }
}
