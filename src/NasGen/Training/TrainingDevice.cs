using NasGen.Search.Contracts;
using NasGen.Search.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Training;

/// <summary>The device that the user named.</summary>
internal static class TrainingDevice
{
    private static readonly string[] Known = ["cpu", "cuda"];

    /// <exception cref="NasException">NAS2014: the name is unknown, or there is no such device.</exception>
    public static Device Of(string name)
    {
        var type = name.Split(':')[0];
        if (!Known.Contains(type, StringComparer.Ordinal))
            throw new NasException("NAS2014", $"The device '{name}' is unknown.{(NearestName.Of(type, Known) is { } near ? $" Did you mean '{near}'?" : "")} Devices are {string.Join(", ", Known)}, and cuda:1 and so on.");
        if (type == "cuda" && !cuda.is_available())
            throw new NasException("NAS2014", "The device 'cuda' is not available: the project refers to a CPU build of libtorch, or there is no NVIDIA GPU. Add TorchSharp-cuda-linux or TorchSharp-cuda-windows, or take -p:NasDevice=cpu.");
        return device(name);
    }
}
