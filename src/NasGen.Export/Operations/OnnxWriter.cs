using NasGen.Export.Onnx;
using NasGen.Export.Tracing;
using Onnx;

namespace NasGen.Export.Operations;

/// <summary>Writes a network as a model of ONNX.</summary>
internal static class OnnxWriter
{
    public const int LeastOpset = 17, MostOpset = 21;

    /// <summary>The format of the file, which belongs to version 17 of the operators and is enough for the later ones.</summary>
    private const int IrVersion = 8;

    /// <summary>The model and the names of the values in it.</summary>
    /// <param name="metadata">What the file says about itself.</param>
    public static (ModelProto Model, OnnxGraph Graph) Write(Network network, string name, int opset, IReadOnlyDictionary<string, string> metadata)
    {
        var graph = new OnnxGraph(network, name, opset);
        foreach (var step in network.Steps)
        {
            graph.Path = step.Path;
            var outputs = OperationTable.Of(step.Native).Onnx(new OnnxCall(graph, step));
            foreach (var (result, output) in step.Results.Zip(outputs)) graph.Name(result, output);
        }
        graph.Path = "";
        Finish(graph);
        graph.Proto.Input.Add(Info(OnnxGraph.Input, network.Input));
        graph.Proto.Output.Add(Info(OnnxGraph.Output, network.Output));
        var model = new ModelProto { IrVersion = IrVersion, ProducerName = "NasGen", Graph = graph.Proto };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = opset });
        foreach (var (key, value) in metadata) model.MetadataProps.Add(new StringStringEntryProto { Key = key, Value = value });
        return (model, graph);
    }

    /// <summary>Gives the output its name. One that is the input or an initializer gets a node of its own.</summary>
    private static void Finish(OnnxGraph graph)
    {
        var made = graph.NameOf(graph.Network.Output);
        if (!graph.Proto.Node.Any(node => node.Output.Contains(made)))
        {
            graph.Node("Identity", [made]);
            graph.Proto.Node[^1].Output[0] = OnnxGraph.Output;
            graph.Name(graph.Network.Output, OnnxGraph.Output);
            return;
        }
        foreach (var node in graph.Proto.Node)
        {
            Rename(node.Input);
            Rename(node.Output);
        }
        graph.Name(graph.Network.Output, OnnxGraph.Output);

        void Rename(IList<string> names)
        {
            for (var i = 0; i < names.Count; i++)
                if (names[i] == made) names[i] = OnnxGraph.Output;
        }
    }

    /// <summary>The name, type and shape of the input, of the output, or of a value in between.</summary>
    public static ValueInfoProto Info(string name, Value value)
    {
        var shape = new TensorShapeProto();
        foreach (var size in value.Shape)
            shape.Dim.Add(size switch
            {
                { IsFixed: true } => new TensorShapeProto.Types.Dimension { DimValue = size.Fixed },
                { PerSample: 1 } => new TensorShapeProto.Types.Dimension { DimParam = OnnxGraph.Batch },
                _ => new TensorShapeProto.Types.Dimension { DimParam = $"{size.PerSample}{OnnxGraph.Batch}" },
            });
        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = OnnxTypes.Of(value.Type), Shape = shape } },
        };
    }
}
