using System.Globalization;
using NasGen.Search.Contracts;

namespace NasGen.Export.Onnx;

/// <summary>How large a file of ONNX is, as far as it is made. It is one message of protobuf, and no such message is larger than 2 GB.</summary>
/// <param name="network">The name of the network, for the error.</param>
internal sealed class OnnxSize(string network)
{
    public const string Code = "NAS4010";

    /// <summary>The most bytes of weights and constants: those of a message, less 16 MiB for nodes and names.</summary>
    public const long Most = int.MaxValue - (16L << 20);

    private long _bytes;

    /// <summary>Counts a tensor before it is copied.</summary>
    /// <exception cref="NasException">NAS4010: the file would be larger than the format allows.</exception>
    public void Add(string tensor, long bytes)
    {
        _bytes += bytes;
        if (_bytes <= Most) return;
        var size = (_bytes / 1e9).ToString("0.0", CultureInfo.InvariantCulture);
        throw new NasException(
            Code,
            $"{network} is too large for ONNX: up to '{tensor}' its weights and constants take {size} GB, and a file of ONNX ends at 2 GB. "
            + "Nothing was written. Export its weights alone, as in --format safetensors (NasFormat).");
    }
}
