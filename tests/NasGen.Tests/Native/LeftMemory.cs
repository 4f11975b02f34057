using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Tests.Native;

/// <summary>Fills freed memory with a number that shows in the result if code reads memory that it never wrote.</summary>
internal static class LeftMemory
{
    public static void Fill(float value)
    {
        var tensors = new List<Tensor>();
        for (var size = 1L; size < 100_000; size = size * 5 / 4 + 1)
            for (var copy = 0; copy < 4; copy++)
                tensors.Add(full([size], value));
        foreach (var tensor in tensors) tensor.Dispose();
    }
}
