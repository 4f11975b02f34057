using System.Runtime.InteropServices;
using System.Text.Json;
using NasGen.Search.Contracts;
using NasGen.Search.Files;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Data;

/// <summary>
/// A data set in a file that processes map, so that all of them together hold it once. The file holds the tensors, each at a multiple of
/// <see cref="Alignment"/>; then a JSON text that says where each tensor is; then the length of that text in eight bytes. Only the search that wrote a
/// file reads it, therefore the format has no version.
/// </summary>
internal static class SampleFile
{
    private const int Alignment = 64;

    /// <summary>Writes a data set. The file is either complete or not there.</summary>
    /// <returns>Whether the file could be written.</returns>
    /// <exception cref="NasException">NAS2026: the disk is full.</exception>
    public static bool TryWrite(string path, DataSet data)
    {
        try
        {
            AtomicFile.Write(path, unfinished => Write(unfinished, data), outlivesPowerFailure: false);
            return true;
        }
        catch (Exception e) when (FullDisk.IsCauseOf(e))
        {
            throw new NasException(
                "NAS2026", $"The samples cannot be written to '{path}': {e.Message} Free some space and run the same command again.", inner: e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>
    /// Maps a data set, copy-on-write: what a process changes in a tensor, no other process sees. Pages are read when they are first used. They stay valid
    /// after the file is deleted.
    /// </summary>
    /// <returns><see langword="null"/> if there is no such file.</returns>
    public static DataSet? TryMap(string path, Device device) => TryRead(path, () =>
    {
        var contents = ReadContents(path);
        return new DataSet(Map(contents.Training), Map(contents.Validation), Map(contents.Test), contents.Summary);

        Samples Map(StoredSamples stored) => new(
            SampleFile.Map(path, stored.Inputs, device), SampleFile.Map(path, stored.Targets, device), stored.Groups, stored.Times,
            contents.Summary.Labels)
        {
            MapAgain = () => TryRead(path, () => Map(stored)),
        };
    });

    private static T? TryRead<T>(string path, Func<T> read) where T : class
    {
        try
        {
            return File.Exists(path) ? read() : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ExternalException)
        {
            return null; // It was deleted meanwhile.
        }
    }

    private static void Write(string path, DataSet data)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var contents = new Contents(data.Summary, Store(data.Training), Store(data.Validation), Store(data.Test));
        var text = JsonSerializer.SerializeToUtf8Bytes(contents, SpaceDescriptor.Json);
        file.Write(text);
        file.Write(BitConverter.GetBytes((long)text.Length));

        StoredSamples Store(Samples samples) => new(StoreTensor(samples.Inputs), StoreTensor(samples.Targets), samples.Groups, samples.Times);

        StoredTensor StoreTensor(Tensor tensor)
        {
            file.Position += -file.Position & (Alignment - 1);
            var stored = new StoredTensor(file.Position, tensor.shape, tensor.dtype);
            TensorBytes.Visit(tensor, bytes => file.Write(bytes));
            return stored;
        }
    }

    private static Contents ReadContents(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        Span<byte> length = stackalloc byte[sizeof(long)];
        file.Position = file.Length - length.Length;
        file.ReadExactly(length);
        var text = new byte[BitConverter.ToInt64(length)];
        file.Position = file.Length - length.Length - text.Length;
        file.ReadExactly(text);
        return JsonSerializer.Deserialize<Contents>(text, SpaceDescriptor.Json)!;
    }

    private static Tensor Map(string path, StoredTensor stored, Device device)
    {
        using var scope = NewDisposeScope();
        using var sample = empty(0, dtype: stored.Type);
        var (start, count) = (stored.Offset / sample.ElementSize, stored.Shape.Aggregate(1L, (product, size) => product * size));
        // A map begins with the file. What lies before the tensor takes addresses, but no memory.
        var beginning = from_file(path, shared: false, size: start + count, dtype: stored.Type);
        return beginning.narrow(0, start, count).view(stored.Shape).to(device).MoveToOuterDisposeScope();
    }

    private sealed record Contents(DataSummary Summary, StoredSamples Training, StoredSamples Validation, StoredSamples Test);

    private sealed record StoredSamples(StoredTensor Inputs, StoredTensor Targets, string[]? Groups, double[]? Times);

    private sealed record StoredTensor(long Offset, long[] Shape, ScalarType Type);
}
