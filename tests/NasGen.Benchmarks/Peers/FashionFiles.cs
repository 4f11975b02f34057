using System.Buffers.Binary;
using System.IO.Compression;

namespace NasGen.Benchmarks.Peers;

/// <summary>Fashion-MNIST from Debian's package <c>dataset-fashion-mnist</c>, written as uncompressed IDX files.</summary>
internal static class FashionFiles
{
    private const string Source = "/usr/share/datasets/fashion-mnist";
    private const int CountAt = 4;

    /// <summary>Writes <c>images</c> and <c>labels</c> with the first images, and with a test set <c>test-images</c> and <c>test-labels</c>.</summary>
    public static void Write(string folder, int images, bool withTest)
    {
        if (!Directory.Exists(Source)) throw new InvalidOperationException($"'{Source}' is missing: apt-get install dataset-fashion-mnist.");
        Directory.CreateDirectory(folder);
        Cut("train-images-idx3-ubyte.gz", Path.Combine(folder, "images"), images);
        Cut("train-labels-idx1-ubyte.gz", Path.Combine(folder, "labels"), images);
        if (!withTest) return;
        Cut("t10k-images-idx3-ubyte.gz", Path.Combine(folder, "test-images"), int.MaxValue);
        Cut("t10k-labels-idx1-ubyte.gz", Path.Combine(folder, "test-labels"), int.MaxValue);
    }

    private static void Cut(string name, string target, int samples)
    {
        using var content = new MemoryStream();
        using (var packed = new GZipStream(File.OpenRead(Path.Combine(Source, name)), CompressionMode.Decompress)) packed.CopyTo(content);
        var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        var count = BinaryPrimitives.ReadInt32BigEndian(bytes[CountAt..]);
        var kept = Math.Min(samples, count);
        BinaryPrimitives.WriteInt32BigEndian(bytes[CountAt..], kept);
        var head = CountAt + 4 * bytes[3];
        File.WriteAllBytes(target, bytes[..(head + (bytes.Length - head) / count * kept)]);
    }
}
