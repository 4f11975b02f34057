using System.Runtime.InteropServices;
using NasGen.Search.Files;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Training;

/// <summary>The file of a paused training: the state of its optimizer and the module's buffers, from which it goes on to the bit.</summary>
internal static class PausedTraining
{
    /// <summary>The first bytes of a file: "NasGen" and the version of the format.</summary>
    private const ulong Mark = 0x01_6E_65_47_73_61_4E;

    /// <summary>Writes the file. It is either complete or not written at all.</summary>
    public static void Save(string path, nn.Module module, ScheduleFreeAdamW optimizer)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, unfinished =>
        {
            using var writer = new BinaryWriter(File.Create(unfinished));
            writer.Write(Mark);
            writer.Write(optimizer.IsChannelsLast);
            writer.Write(optimizer.Steps);
            writer.Write(optimizer.WeightSum);
            foreach (var tensor in TensorsOf(module, optimizer))
            {
                using var onCpu = tensor.detach().cpu();
                using var whole = onCpu.contiguous();
                writer.Write(whole.bytes.Length);
                writer.Write(whole.bytes);
            }
        }, outlivesPowerFailure: false);
    }

    /// <summary>Restores the state, unless the file is missing or belongs to another network: then nothing is changed.</summary>
    /// <returns>Whether the training can go on.</returns>
    public static bool TryRestore(string path, nn.Module module, ScheduleFreeAdamW optimizer)
    {
        Tensor[] tensors = [.. TensorsOf(module, optimizer)];
        try
        {
            using var reader = new BinaryReader(File.OpenRead(path));
            if (reader.ReadUInt64() != Mark || reader.ReadBoolean() != optimizer.IsChannelsLast) return false;
            var (steps, weightSum) = (reader.ReadInt32(), reader.ReadDouble());
            byte[][] contents = [.. tensors.Select(_ => reader.ReadBytes(reader.ReadInt32()))];
            if (tensors.Zip(contents).Any(pair => pair.Second.Length != pair.First.numel() * pair.First.element_size())) return false;
            using var noGradient = no_grad();
            foreach (var (to, bytes) in tensors.Zip(contents))
            {
                using var onCpu = empty(to.shape, dtype: to.dtype);
                MemoryMarshal.AsBytes(bytes.AsSpan()).CopyTo(onCpu.bytes);
                to.copy_(onCpu);
            }
            optimizer.Continue(steps, weightSum);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    private static IEnumerable<Tensor> TensorsOf(nn.Module module, ScheduleFreeAdamW optimizer) => optimizer.State.Concat(module.buffers());
}
