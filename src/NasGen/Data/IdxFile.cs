using System.Buffers.Binary;
using System.Runtime.InteropServices;
using NasGen.Errors;
using NasGen.Search.Contracts;
using NasGen.Search.Wording;

namespace NasGen.Data;

/// <summary>
/// An array in MNIST's format: two zero bytes, a type, the number of dimensions, each dimension as a big-endian 32-bit number, then the
/// values, big-endian (LeCun, Cortes and Burges, The MNIST database). Values are not scaled: bytes stay 0 to 255.
/// </summary>
internal sealed record IdxFile(int[] Shape, float[] Values)
{
    private const int BlockLength = 1 << 16;

    private const int FirstValues = 1 << 20;

    /// <exception cref="NasException">
    /// NAS2001: the file is missing, has another format, or ends early. NAS2004: float32 cannot tell its numbers apart.
    /// </exception>
    public static IdxFile Read(string path, DataContext context)
    {
        try
        {
            using var stream = DataFile.Open(path, context);
            var (shape, type) = ReadShape(stream);
            var (loss, number) = (new FloatLoss(), 0);
            var values = ReadValues(stream, type, checked(shape.Aggregate(1, (product, size) => product * size)), Rounded);
            if (!loss.IsTooLarge) return new IdxFile(shape, values);
            throw context.Error(
                "NAS2004",
                $"'{path}' has {NumberText.Digits(loss.Before, 17)} as number {loss.Row}, which becomes {NumberText.Digits((float)loss.Before, 17)} "
                + "in float32, and its numbers differ by too little for that. Leave identifiers out; subtract a constant from times or quantities.");

            float Rounded(double value)
            {
                loss.Add(value, ++number, line: 0);
                return (float)value;
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or OverflowException)
        {
            throw context.Error("NAS2001", $"The data file '{path}' cannot be read as IDX: {exception.Message}", exception);
        }
    }

    /// <summary>The beginning of a file: its shape, and the type of its values.</summary>
    /// <exception cref="InvalidDataException">It is no IDX file.</exception>
    public static (int[] Shape, byte Type) ReadShape(Stream stream)
    {
        Span<byte> head = stackalloc byte[4];
        stream.ReadExactly(head);
        if (head[0] != 0 || head[1] != 0 || head[3] == 0) throw new InvalidDataException("it does not begin like an IDX file");
        var shape = new int[head[3]];
        for (var i = 0; i < shape.Length; i++) shape[i] = ReadInt(stream);
        return (shape, head[2]);
    }

    private static int ReadInt(Stream stream)
    {
        Span<byte> bytes = stackalloc byte[4];
        stream.ReadExactly(bytes);
        return BinaryPrimitives.ReadInt32BigEndian(bytes);
    }

    /// <param name="rounded">The rounding of integers and doubles. The other types lose nothing.</param>
    private static float[] ReadValues(Stream stream, byte type, int count, Func<double, float> rounded) => type switch
    {
        0x08 => ReadValues<byte>(stream, count, value => value),
        0x09 => ReadValues<sbyte>(stream, count, value => value),
        0x0B => ReadValues<short>(stream, count, value => BinaryPrimitives.ReverseEndianness(value)),
        0x0C => ReadValues<int>(stream, count, value => rounded(BinaryPrimitives.ReverseEndianness(value))),
        0x0D => ReadValues<int>(stream, count, value => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReverseEndianness(value))),
        0x0E => ReadValues<long>(stream, count, value => rounded(BitConverter.Int64BitsToDouble(BinaryPrimitives.ReverseEndianness(value)))),
        _ => throw new InvalidDataException($"the value type 0x{type:X2} is unknown"),
    };

    /// <summary>Reads values block by block. Memory grows with what is read, because the head of a damaged file may promise anything.</summary>
    /// <param name="number">The number that the bytes of a value, in the order of the file, stand for.</param>
    private static float[] ReadValues<T>(Stream stream, int count, Func<T, float> number)
        where T : unmanaged
    {
        var values = new float[Math.Min(count, FirstValues)];
        var block = new T[Math.Min(count, BlockLength)];
        for (var start = 0; start < count; start += block.Length)
        {
            var some = block.AsSpan(0, Math.Min(block.Length, count - start));
            stream.ReadExactly(MemoryMarshal.AsBytes(some));
            if (start + some.Length > values.Length) Array.Resize(ref values, (int)Math.Min(count, 2L * values.Length));
            for (var i = 0; i < some.Length; i++) values[start + i] = number(some[i]);
        }
        return values;
    }
}
