using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace NasGen.Cli.Records;

/// <summary>The lines of a record's keys, for what is wrong with their values.</summary>
internal sealed class RecordLines
{
    private readonly YamlNode? _root;

    /// <param name="text">A record; where it is no YAML no line is known.</param>
    public RecordLines(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            _root = stream.Documents.Count > 0 ? stream.Documents[0].RootNode : null;
        }
        catch (YamlException)
        {
            // Whoever reads it as a record says so, with the line.
        }
    }

    /// <summary>Of a value, or of the innermost that is there on the way to it; 0 where nothing is.</summary>
    /// <param name="path">Keys and, in lists, numbers from 0.</param>
    public int Of(params IEnumerable<object> path)
    {
        var node = _root;
        foreach (var step in path)
        {
            var next = (node, step) switch
            {
                (YamlMappingNode map, string key) => map.Children.FirstOrDefault(c => c.Key is YamlScalarNode { Value: { } name } && name == key).Value,
                (YamlSequenceNode list, int index) when index < list.Children.Count => list.Children[index],
                _ => null,
            };
            if (next is null) break;
            node = next;
        }
        return node is null ? 0 : (int)node.Start.Line;
    }
}
