using System.Text;
using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace NasGen.Export.Weights;

/// <summary>
/// Proposes a map where a file has the same tensors under other names: the sequences of shapes are equal, and so are the last parts of the keys, such
/// as <c>weight</c>. A person has to look at it: equal shapes do not prove equal meaning.
/// </summary>
internal static class MapProposal
{
    /// <summary>The text of the map; <see langword="null"/> if there is no unambiguous one.</summary>
    public static string? Of(IReadOnlyDictionary<string, Tensor> network, IReadOnlyList<StateEntry> file)
    {
        var own = network.ToList();
        if (own.Count != file.Count) return null;
        List<(string From, string To)> prefixes = [];
        foreach (var (entry, (key, tensor)) in file.Zip(own))
        {
            if (!entry.Values.shape.SequenceEqual(tensor.shape) || Last(entry.Key) != Last(key)) return null;
            var pair = (From: Prefix(entry.Key), To: Prefix(key));
            if (prefixes.Contains(pair)) continue;
            if (prefixes.Any(other => other.From == pair.From || other.To == pair.To)) return null;
            prefixes.Add(pair);
        }
        var text = new StringBuilder("# Proposed by NasGen, because the shapes are the same in the same order. Look at it before you use it.\n");
        // A single-quoted text of YAML has no escapes.
        foreach (var (from, to) in prefixes) text.Append($"'^{Regex.Escape(from)}([^.]+)$': '{to}$1'\n");
        return text.ToString();
    }

    private static string Last(string key) => key[(key.LastIndexOf('.') + 1)..];

    private static string Prefix(string key) => key[..(key.LastIndexOf('.') + 1)];
}
