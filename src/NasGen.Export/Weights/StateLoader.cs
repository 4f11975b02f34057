using NasGen.Search.Contracts;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Export.Weights;

/// <summary>Loads the tensors of a file into a network.</summary>
internal static class StateLoader
{
    /// <summary>Loads a file whose keys and shapes are those of the network.</summary>
    /// <exception cref="NasException">NAS4005: they are not. NAS4007: the file cannot be read.</exception>
    public static void Load(Module network, string name, string path)
    {
        var (state, file) = (network.state_dict(), StateFile.Read(path));
        var fit = StateFit.Of(state, file);
        if (!fit.IsWhole) throw fit.Error(name, path, "'nasgen import' prints all of them, and renames keys by a map.");
        Copy(state, file);
    }

    /// <summary>Copies the tensors that fit.</summary>
    /// <returns>The keys that were loaded.</returns>
    public static IReadOnlyList<string> Copy(IReadOnlyDictionary<string, Tensor> state, IReadOnlyList<StateEntry> file)
    {
        using var noGradient = no_grad();
        List<string> loaded = [];
        foreach (var (key, values) in file)
            if (state.TryGetValue(key, out var own) && own.shape.SequenceEqual(values.shape))
            {
                own.copy_(values);
                loaded.Add(key);
            }
        return loaded;
    }
}
