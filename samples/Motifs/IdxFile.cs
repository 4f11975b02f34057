using System.Buffers.Binary;
using System.IO.Compression;
using static TorchSharp.torch;

namespace Motifs;

/// <summary>Reads a compressed IDX file of bytes: its fourth byte is the number of dimensions, followed by their sizes and the values.</summary>
internal static class IdxFile
{
    /// <summary>The values as a tensor of bytes in the file's own shape.</summary>
    public static Tensor Read(string path)
    {
        using var content = new MemoryStream();
        using (var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress)) packed.CopyTo(content);
        var bytes = content.ToArray();
        long[] shape = [.. Enumerable.Range(0, bytes[3]).Select(d => (long)BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(4 + 4 * d)))];
        return tensor(bytes[(4 + 4 * shape.Length)..], shape);
    }
}
