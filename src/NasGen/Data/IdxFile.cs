using System.Buffers.Binary;
using NasGen.Errors;
using NasGen.Search.Contracts;

namespace NasGen.Data;

/// <summary>
/// An array in MNIST's format: two zero bytes, a type, the number of dimensions, each dimension as a big-endian 32-bit number, then the
/// values, big-endian (LeCun, Cortes and Burges, The MNIST database). Values are not scaled: bytes stay 0 to 255.
/// </summary>
internal sealed record IdxFile(int[] Shape, float[] Values)
{
    /// <exception cref="NasException">NAS2001: the file is missing, has another format, or ends early.</exception>
    public static IdxFile Read(string path, DataContext context)
    {
        try
        {
            using var stream = DataFile.Open(path, context);
            Span<byte> head = stackalloc byte[4];
            stream.ReadExactly(head);
            if (head[0] != 0 || head[1] != 0 || head[3] == 0) throw new InvalidDataException("it does not begin like an IDX file");
            var shape = new int[head[3]];
            for (var i = 0; i < shape.Length; i++) shape[i] = ReadInt(stream);
            return new IdxFile(shape, ReadValues(stream, head[2], checked(shape.Aggregate(1, (product, size) => product * size))));
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or OverflowException)
        {
            throw context.Error("NAS2001", $"The data file '{path}' cannot be read as IDX: {exception.Message}", exception);
        }
    }

    private static int ReadInt(Stream stream)
    {
        Span<byte> bytes = stackalloc byte[4];
        stream.ReadExactly(bytes);
        return BinaryPrimitives.ReadInt32BigEndian(bytes);
    }

    private static float[] ReadValues(Stream stream, byte type, int count)
    {
        var size = type switch
        {
            0x08 or 0x09 => 1,
            0x0B => 2,
            0x0C or 0x0D => 4,
            0x0E => 8,
            _ => throw new InvalidDataException($"the value type 0x{type:X2} is unknown"),
        };
        var bytes = new byte[checked(count * size)];
        stream.ReadExactly(bytes);
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            var value = bytes.AsSpan(i * size, size);
            values[i] = type switch
            {
                0x08 => value[0],
                0x09 => (sbyte)value[0],
                0x0B => BinaryPrimitives.ReadInt16BigEndian(value),
                0x0C => BinaryPrimitives.ReadInt32BigEndian(value),
                0x0D => BinaryPrimitives.ReadSingleBigEndian(value),
                _ => (float)BinaryPrimitives.ReadDoubleBigEndian(value),
            };
        }
        return values;
    }
}
