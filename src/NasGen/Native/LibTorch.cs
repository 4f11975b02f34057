using System.Reflection;
using NasGen.Search.Contracts;
using TorchSharp;

namespace NasGen.Native;

/// <summary>
/// Checks for libtorch before TorchSharp looks for it, because TorchSharp's own fallback copies half a gigabyte and its message misleads.
/// </summary>
internal static class LibTorch
{
    /// <exception cref="NasException">NAS1002: the project refers to no libtorch package, or libtorch does not load.</exception>
    public static void Require()
    {
        NativeTorch.Register();
        if (OperatingSystem.IsLinux() && NativeTorch.Find("libtorch.so") is null) throw Missing("none was found", null);
        try
        {
            torch.InitializeDeviceType(DeviceType.CPU);
        }
        catch (Exception exception) when (exception is NotSupportedException or TypeInitializationException or DllNotFoundException)
        {
            throw Missing("it does not load", exception);
        }
    }

    /// <summary>The versions of TorchSharp and libtorch in this process.</summary>
    /// <exception cref="NasException">NAS1002, as <see cref="Require"/>.</exception>
    public static WorkerGreeting Versions()
    {
        Require();
        var assembly = typeof(torch).Assembly;
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        return new WorkerGreeting(version ?? assembly.GetName().Version!.ToString(3), torch.__version__);
    }

    private static NasException Missing(string what, Exception? cause) => new(
        "NAS1002",
        $"TorchSharp needs libtorch, but {what}. Add one of the packages libtorch-cpu-linux-x64, TorchSharp-cpu, TorchSharp-cuda-linux or "
        + $"TorchSharp-cuda-windows, in the version that TorchSharp {typeof(torch).Assembly.GetName().Version?.ToString(3)} needs.",
        inner: cause);
}
