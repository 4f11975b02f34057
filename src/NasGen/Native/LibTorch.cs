using NasGen.Search.Contracts;
using TorchSharp;

namespace NasGen.Native;

/// <summary>Whether libtorch is there, asked before TorchSharp looks for it: TorchSharp's own fallback copies half a gigabyte and its message misleads.</summary>
internal static class LibTorch
{
    /// <exception cref="NasException">NAS1002: the project refers to no libtorch backend, or it does not load.</exception>
    public static void Require()
    {
        NativeTorch.Register();
        if (OperatingSystem.IsLinux() && NativeTorch.Find("libtorch.so") is null) throw Missing("no libtorch backend is there", null);
        try
        {
            torch.InitializeDeviceType(DeviceType.CPU);
        }
        catch (Exception exception) when (exception is NotSupportedException or TypeInitializationException or DllNotFoundException)
        {
            throw Missing("libtorch does not load", exception);
        }
    }

    private static NasException Missing(string what, Exception? cause) => new(
        "NAS1002",
        $"TorchSharp needs libtorch, and {what}. Add one of the packages libtorch-cpu-linux-x64, TorchSharp-cpu, TorchSharp-cuda-linux or TorchSharp-cuda-windows, in the version that TorchSharp {typeof(torch).Assembly.GetName().Version?.ToString(3)} asks for.",
        inner: cause);
}
