using System.Collections;
using System.IO.Compression;
using NasGen.Search.Contracts;
using Razorvine.Pickle;
using Razorvine.Pickle.Objects;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Export.Weights;

/// <summary>
/// Reads a state dict that <c>torch.save</c> wrote. TorchSharp.PyBridge reads them too, but it loses the order of the keys, and it reads a tensor that
/// is part of a larger one from the wrong place.
/// </summary>
internal sealed class PickledState : Unpickler
{
    private readonly ZipArchive _archive;

    static PickledState()
    {
        registerConstructor("torch._utils", "_rebuild_tensor_v2", new Rebuilder());
        registerConstructor("torch._utils", "_rebuild_parameter", new First());
        registerConstructor("collections", "OrderedDict", new OrderedMaker());
    }

    /// <summary>The place of each tensor in the file.</summary>
    private readonly Dictionary<Tensor, int> _places = new(ReferenceEqualityComparer.Instance);

    private PickledState(ZipArchive archive) => _archive = archive;

    public static IReadOnlyList<StateEntry> Read(string path)
    {
        ZipArchive archive;
        try
        {
            archive = ZipFile.OpenRead(path);
        }
        catch (InvalidDataException e)
        {
            throw new NasException(
                StateFile.Code, $"'{path}' is no file of PyTorch 1.6 or later. Write it again in Python: torch.save(model.state_dict(), 'model.pt')", inner: e);
        }
        using (archive)
        {
            var pickle = archive.Entries.FirstOrDefault(entry => entry.Name == "data.pkl")
                ?? throw new NasException(StateFile.Code, $"'{path}' holds no state dict: it has no data.pkl.");
            using var stream = pickle.Open();
            var reader = new PickledState(archive);
            var root = reader.load(stream);
            return root is Hashtable state ? reader.Entries(path, state) : throw Whole(path, root);
        }
    }

    /// <summary>The entries in the order of their tensors, because the unpickler adds keys to a dictionary in another order.</summary>
    private List<StateEntry> Entries(string path, Hashtable state)
    {
        List<StateEntry> entries = [];
        foreach (DictionaryEntry entry in state)
            entries.Add(entry is { Key: string key, Value: Tensor tensor } ? new StateEntry(key, tensor) : throw Checkpoint(path, state));
        return [.. entries.OrderBy(entry => _places[entry.Values]).ThenBy(entry => entry.Key, StringComparer.Ordinal)];
    }

    private static NasException Checkpoint(string path, Hashtable state) => new(
        StateFile.Code,
        $"'{path}' holds more than a state dict: {string.Join(", ", state.Keys.Cast<object>().Take(5))}. Write the state dict alone in Python: "
        + "torch.save(torch.load('model.pt')['state_dict'], 'weights.pt')");

    private static NasException Whole(string path, object? root) => new(
        StateFile.Code,
        $"'{path}' holds a whole model ({(root as ClassDict)?.ClassName ?? root?.GetType().Name}), which only the Python code that wrote it can read. "
        + "Write its state dict in Python: torch.save(model.state_dict(), 'weights.pt')");

    /// <summary>A storage: <c>('storage', torch.FloatStorage, '0', 'cpu', 9)</c>. Its bytes are a file of the archive.</summary>
    protected override object persistentLoad(object pid)
    {
        var parts = (object[])pid;
        var type = PickledTypes.TypeOf(((ClassDictConstructor)parts[1]).name);
        var entry = _archive.Entries.Single(entry => entry.FullName.EndsWith($"/data/{parts[2]}", StringComparison.Ordinal));
        using var bytes = entry.Open();
        var storage = empty([Convert.ToInt64(parts[4], System.Globalization.CultureInfo.InvariantCulture)], dtype: type);
        storage.ReadBytesFromStream(bytes);
        return new Storage(this, storage);
    }

    /// <summary>The numbers of one or several tensors, and who reads them.</summary>
    private sealed record Storage(PickledState Reader, Tensor Numbers);

    /// <summary>A tensor: its storage, its offset in it, its shape and its strides.</summary>
    private sealed class Rebuilder : IObjectConstructor
    {
        public object construct(object[] args)
        {
            var (storage, offset) = ((Storage)args[0], Convert.ToInt64(args[1], System.Globalization.CultureInfo.InvariantCulture));
            var tensor = storage.Numbers.as_strided(Numbers(args[2]), Numbers(args[3]), offset).contiguous().clone();
            storage.Reader._places.Add(tensor, storage.Reader._places.Count);
            return tensor;
        }

        private static long[] Numbers(object list) =>
            [.. ((object[])list).Select(number => Convert.ToInt64(number, System.Globalization.CultureInfo.InvariantCulture))];
    }

    /// <summary>A parameter is its tensor.</summary>
    private sealed class First : IObjectConstructor
    {
        public object construct(object[] args) => args[0];
    }

    private sealed class OrderedMaker : IObjectConstructor
    {
        public object construct(object[] args) => new Ordered();
    }

    /// <summary>A dictionary of Python.</summary>
    private sealed class Ordered : Hashtable
    {
        /// <summary>The attributes of the Python object, such as <c>_metadata</c>. They are not needed.</summary>
        public void __setstate__(Hashtable state)
        {
        }
    }
}
