using System.Reflection;
using System.Runtime.InteropServices;
using NasGen.Search.Contracts;
using TorchSharp;

namespace NasGen.Native;

/// <summary>
/// Checks for libtorch before TorchSharp looks for it, because TorchSharp's own fallback copies half a gigabyte and its message misleads.
/// </summary>
internal static class LibTorch
{
    /// <exception cref="NasException">
    /// NAS1002: the project refers to no libtorch package, or libtorch does not load. NAS2035: there is no memory for it.
    /// </exception>
    public static void Require()
    {
        NativeTorch.Register();
        try
        {
            if (OperatingSystem.IsLinux()) Load();
            torch.InitializeDeviceType(DeviceType.CPU);
        }
        catch (Exception e) when (MemoryShortage.IsCauseOf(e))
        {
            throw MemoryShortage.Error(e);
        }
        catch (Exception e) when (e is NotSupportedException or TypeInitializationException or DllNotFoundException)
        {
            throw Missing("it does not load", e);
        }
    }

    /// <summary>The versions of TorchSharp and libtorch in this process.</summary>
    /// <exception cref="NasException">NAS1002 and NAS2035, as <see cref="Require"/>.</exception>
    public static WorkerGreeting Versions()
    {
        Require();
        var assembly = typeof(torch).Assembly;
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        return new WorkerGreeting(version ?? assembly.GetName().Version!.ToString(3), torch.__version__);
    }

    /// <summary>Loads the libraries before TorchSharp asks for them. It would hide what a failure says, and then copy half a gigabyte.</summary>
    private static void Load()
    {
        NativeLibrary.Load(NativeTorch.Find("libtorch.so") ?? throw Missing("none was found", null));
        if (NativeTorch.Resolve(typeof(torch).Assembly, "LibTorchSharp") == IntPtr.Zero) throw Missing("it does not load", null);
    }

    private static NasException Missing(string what, Exception? cause) => new(
        "NAS1002",
        $"TorchSharp needs libtorch, but {what}. Add one of the packages libtorch-cpu-linux-x64, TorchSharp-cpu, TorchSharp-cuda-linux or "
        + $"TorchSharp-cuda-windows, in the version that TorchSharp {typeof(torch).Assembly.GetName().Version?.ToString(3)} needs.",
        inner: cause);
}
