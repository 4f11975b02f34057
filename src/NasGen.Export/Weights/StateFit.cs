using NasGen.Search.Contracts;
using static TorchSharp.torch;

namespace NasGen.Export.Weights;

/// <summary>How the tensors of a file fit into a network: the three lists of what does not.</summary>
/// <param name="Missing">Keys of the network that the file does not have.</param>
/// <param name="Unexpected">Keys of the file that the network does not have.</param>
/// <param name="OtherShape">Keys of both whose shapes differ, with the shapes.</param>
internal sealed record StateFit(IReadOnlyList<string> Missing, IReadOnlyList<string> Unexpected, IReadOnlyList<string> OtherShape)
{
    private const int Shown = 3;

    public bool IsWhole => Missing.Count == 0 && Unexpected.Count == 0 && OtherShape.Count == 0;

    public static StateFit Of(IReadOnlyDictionary<string, Tensor> network, IReadOnlyList<StateEntry> file)
    {
        var keys = file.Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        return new StateFit(
            [.. network.Keys.Where(key => !keys.Contains(key))],
            [.. file.Select(entry => entry.Key).Where(key => !network.ContainsKey(key))],
            [
                .. from entry in file
                   where network.TryGetValue(entry.Key, out var own) && !own.shape.SequenceEqual(entry.Values.shape)
                   select $"{entry.Key} {Text(entry.Values.shape)} instead of {Text(network[entry.Key].shape)}",
            ]);
    }

    /// <summary>The three lists, one key per line.</summary>
    public IEnumerable<string> Lines() =>
        from list in Lists
        where list.Keys.Count > 0
        from line in list.Keys.Select(key => "  " + key).Prepend($"{list.Name} ({list.Keys.Count}):")
        select line;

    /// <summary>NAS4005.</summary>
    public NasException Error(string name, string path, string hint) => new(
        "NAS4005",
        $"The weights in '{path}' do not fit into {name}: "
        + string.Join("; ", Lists.Where(list => list.Keys.Count > 0).Select(list => $"{list.Name} ({list.Keys.Count}): {First(list.Keys)}")) + ". " + hint);

    private (string Name, IReadOnlyList<string> Keys)[] Lists => [("missing", Missing), ("unexpected", Unexpected), ("other shape", OtherShape)];

    private static string First(IReadOnlyList<string> keys) => string.Join(", ", keys.Take(Shown)) + (keys.Count > Shown ? ", …" : "");

    private static string Text(long[] shape) => $"[{string.Join(", ", shape)}]";
}
