using NasGen.Search.Contracts;
using NasGen.Search.Files;
using TorchSharp;
using TorchSharp.PyBridge;
using static TorchSharp.torch;

namespace NasGen.Export.Weights;

/// <summary>Files of weights: TorchSharp's own (.dat), PyTorch's (.pt, .pth, .bin) and safetensors.</summary>
internal static class StateFile
{
    public const string Code = "NAS4007";

    /// <summary>Reads a file. The tensors are in its order.</summary>
    /// <exception cref="NasException">NAS4007: the file is missing, or it cannot be read as its format.</exception>
    public static IReadOnlyList<StateEntry> Read(string path)
    {
        if (!File.Exists(path)) throw new NasException(Code, $"There is no file '{path}'.");
        using var noGradient = no_grad();
        try
        {
            return Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".safetensors" => [.. Safetensors.LoadStateDict(path).Select(entry => new StateEntry(entry.Key, entry.Value))],
                ".pt" or ".pth" or ".bin" => PickledState.Read(path),
                _ => ReadOwn(path),
            };
        }
        catch (Exception e) when (e is not (NasException or OutOfMemoryException))
        {
            throw new NasException(Code, $"'{path}' cannot be read as {FormatOf(path)}: {e.Message.Split('\n')[0]}", inner: e);
        }
    }

    /// <summary>Writes a file, reads it again, and gives it its name only if it holds the same numbers.</summary>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> state)
    {
        var plain = state.ToDictionary(entry => entry.Key, entry => entry.Value.detach().cpu().contiguous());
        AtomicFile.Write(path, unfinished =>
        {
            // The format follows from the extension, which the unfinished file does not have.
            var named = unfinished + Path.GetExtension(path);
            using (var stream = File.Create(named)) Write(stream, path, plain);
            var read = Read(named);
            File.Move(named, unfinished, overwrite: true);
            if (read.Count != plain.Count || read.Any(entry => !IsSame(entry.Values, plain[entry.Key])))
                throw new NasException(Code, $"'{path}' does not hold what was written to it. Please report it to NasGen; nothing was kept.");
        });
    }

    /// <summary>Whether two tensors have the same type, shape and bytes.</summary>
    public static bool IsSame(Tensor a, Tensor b) =>
        a.dtype == b.dtype && a.shape.SequenceEqual(b.shape) && a.contiguous().bytes.SequenceEqual(b.contiguous().bytes);

    private static void Write(Stream stream, string path, Dictionary<string, Tensor> state)
    {
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".safetensors":
                Safetensors.SaveStateDict(stream, state, leaveOpen: true);
                break;
            case ".pt":
                PickleWriter.Write(stream, state);
                break;
            default:
                WriteOwn(stream, state);
                break;
        }
    }

    /// <summary>TorchSharp's format: the number of tensors; then, for each, its key, its type, its shape and its bytes.</summary>
    private static List<StateEntry> ReadOwn(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        List<StateEntry> entries = [];
        for (var left = reader.Read7BitEncodedInt64(); left > 0; left--)
        {
            var key = reader.ReadString();
            entries.Add(new StateEntry(key, TensorExtensionMethods.Load(reader)));
        }
        return entries;
    }

    private static void WriteOwn(Stream stream, Dictionary<string, Tensor> state)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write7BitEncodedInt64(state.Count);
        foreach (var (key, tensor) in state)
        {
            writer.Write(key);
            writer.Flush();
            tensor.Save(writer);
        }
    }

    private static string FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".safetensors" => "safetensors",
        ".pt" or ".pth" or ".bin" => "a state dict of PyTorch",
        _ => "TorchSharp's format",
    };
}
