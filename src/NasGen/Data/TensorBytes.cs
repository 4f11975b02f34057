using static TorchSharp.torch;

namespace NasGen.Data;

/// <summary>The numbers of a tensor as bytes.</summary>
internal static class TensorBytes
{
    /// <summary>A span has at most two billion bytes; a tensor may have more.</summary>
    private const long Block = 1 << 24;

    public delegate void Reader(ReadOnlySpan<byte> bytes);

    /// <summary>Hands the bytes of a tensor to a function, block after block in their order.</summary>
    /// <param name="tensor">A contiguous tensor on the CPU.</param>
    /// <param name="read">The function.</param>
    public static void Visit(Tensor tensor, Reader read)
    {
        using var numbers = tensor.reshape(-1);
        for (var start = 0L; start < numbers.shape[0]; start += Block)
        {
            using var block = numbers.narrow(0, start, Math.Min(Block, numbers.shape[0] - start));
            read(block.bytes);
        }
    }
}
