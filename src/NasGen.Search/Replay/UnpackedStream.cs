using System.IO.Compression;

namespace NasGen.Search.Replay;

/// <summary>
/// The contents of a gzip file, up to a length that tables reach. A file of one megabyte can stand for a gigabyte, and more than any memory holds.
/// </summary>
internal sealed class UnpackedStream(FileStream file) : Stream
{
    private const int Floor = 4 << 20, Ratio = 10;

    private readonly GZipStream _contents = new(file, CompressionMode.Decompress);
    private long _left = Floor + Ratio * file.Length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <exception cref="TableException">The file stands for too much.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = _contents.Read(buffer, offset, count);
        _left -= read;
        return _left >= 0
            ? read
            : throw new TableException($"The gzip file stands for more than {Ratio} times its length. If it is a table, unpack it first.");
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _contents.Dispose();
        base.Dispose(disposing);
    }
}
