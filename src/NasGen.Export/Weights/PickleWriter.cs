using System.IO.Compression;
using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Export.Weights;

/// <summary>
/// Writes a state dict as <c>torch.save</c> does: an archive with a pickled dictionary and a file of bytes for each tensor. TorchSharp.PyBridge writes them
/// too, but it loses the order of the keys.
/// </summary>
internal sealed class PickleWriter
{
    private const string Folder = "archive";

    private readonly MemoryStream _pickle = new();

    /// <summary>Writes tensors that are contiguous and on the CPU.</summary>
    public static void Write(Stream stream, IReadOnlyDictionary<string, Tensor> state)
    {
        var writer = new PickleWriter();
        writer.Dictionary([.. state]);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Add(archive, "data.pkl", entry => entry.Write(writer._pickle.ToArray()));
        Add(archive, "version", entry => entry.Write("3\n"u8));
        var number = 0;
        foreach (var tensor in state.Values) Add(archive, $"data/{number++}", entry => tensor.WriteBytesToStream(entry));
    }

    private static void Add(ZipArchive archive, string name, Action<Stream> write)
    {
        // PyTorch maps the files into memory, therefore they must not be compressed.
        using var entry = archive.CreateEntry($"{Folder}/{name}", CompressionLevel.NoCompression).Open();
        write(entry);
    }

    private void Dictionary(IReadOnlyList<KeyValuePair<string, Tensor>> state)
    {
        Codes(0x80, 2); // Protocol 2.
        EmptyOrderedDict();
        Codes('(');
        for (var i = 0; i < state.Count; i++)
        {
            Text(state[i].Key);
            Tensor(state[i].Value, i);
        }
        Codes('u', '.');
    }

    /// <summary><c>torch._utils._rebuild_tensor_v2(storage, 0, shape, strides, False, OrderedDict())</c></summary>
    private void Tensor(Tensor tensor, int number)
    {
        Global("torch._utils", "_rebuild_tensor_v2");
        Codes('(');
        Storage(tensor, number);
        Number(0);
        Numbers(tensor.shape);
        Numbers(tensor.stride());
        Codes(0x89); // False: it needs no gradient.
        EmptyOrderedDict();
        Codes('t', 'R');
    }

    /// <summary>The persistent <c>('storage', torch.FloatStorage, '0', 'cpu', 9)</c>.</summary>
    private void Storage(Tensor tensor, int number)
    {
        Codes('(');
        Text("storage");
        Global("torch", PickledTypes.StorageOf(tensor.dtype));
        Text(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Text("cpu");
        Number(tensor.numel());
        Codes('t', 'Q');
    }

    private void EmptyOrderedDict()
    {
        Global("collections", "OrderedDict");
        Codes(')', 'R');
    }

    private void Global(string module, string name) => _pickle.Write(Encoding.ASCII.GetBytes($"c{module}\n{name}\n"));

    private void Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Codes('X');
        _pickle.Write(BitConverter.GetBytes(bytes.Length));
        _pickle.Write(bytes);
    }

    private void Numbers(long[] numbers)
    {
        Codes('(');
        foreach (var number in numbers) Number(number);
        Codes('t');
    }

    private void Number(long number)
    {
        if (number is >= int.MinValue and <= int.MaxValue)
        {
            Codes('J');
            _pickle.Write(BitConverter.GetBytes((int)number));
            return;
        }
        Codes(0x8a, 8); // A long number of eight bytes.
        _pickle.Write(BitConverter.GetBytes(number));
    }

    private void Codes(params ReadOnlySpan<int> codes)
    {
        foreach (var code in codes) _pickle.WriteByte((byte)code);
    }
}
