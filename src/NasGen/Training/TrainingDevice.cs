using NasGen.Search.Contracts;
using NasGen.Search.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Training;

/// <summary>The device that the user chose.</summary>
internal static class TrainingDevice
{
    private static readonly string[] Known = ["cpu", "cuda"];

    /// <exception cref="NasException">NAS2014: the name is unknown, or there is no such device.</exception>
    public static Device Of(string name)
    {
        var type = name.Split(':')[0];
        if (!Known.Contains(type, StringComparer.Ordinal))
        {
            var hint = NearestName.Of(type, Known) is { } near ? $" Did you mean '{near}'?" : "";
            throw new NasException("NAS2014", $"The device '{name}' is unknown.{hint} Use {string.Join(", ", Known)}, or cuda:1 for the second GPU.");
        }
        if (type == "cuda" && !cuda.is_available())
            throw new NasException(
                "NAS2014",
                "The device 'cuda' is not available: the project refers to a CPU build of libtorch, or there is no NVIDIA GPU. "
                + "Add TorchSharp-cuda-linux or TorchSharp-cuda-windows, or use -p:NasDevice=cpu.");
        return device(name);
    }
}
