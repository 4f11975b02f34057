using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using NasGen.Errors;

namespace NasGen.Native;

/// <summary>
/// Some functions of TorchSharp 0.107, for example <c>matmul</c>, do not catch libtorch's C++ exceptions, and the C++ runtime ends the process.
/// Nothing can prevent that. This class reports which line of the user's code made the call.
/// </summary>
internal static unsafe class NativeFaults
{
    /// <summary>The text before <c>file(line)</c> on standard error. The C++ runtime's own message follows on later lines.</summary>
    public const string Prefix = "NasGen: the native call was made at ";

    private static Assembly? _user;
    private static delegate* unmanaged<void> _before;

    /// <summary>Makes the process report the line before it ends. Does nothing on Windows.</summary>
    /// <param name="user">The assembly with the user's code.</param>
    public static void Report(Assembly user)
    {
        var isFirst = Interlocked.Exchange(ref _user, user) is null;
        if (!isFirst || OperatingSystem.IsWindows()) return;
        // std::set_terminate; the mangled name is the same in libstdc++ and libc++abi.
        if (!NativeLibrary.TryLoad(OperatingSystem.IsMacOS() ? "libc++abi.dylib" : "libstdc++.so.6", out var runtime)) return;
        if (!NativeLibrary.TryGetExport(runtime, "_ZSt13set_terminatePFvvE", out var set)) return;
        _before = ((delegate* unmanaged<delegate* unmanaged<void>, delegate* unmanaged<void>>)set)(&ReportCaller);
    }

    /// <summary>The terminate handler. No frame is unwound yet, therefore the managed callers are still on the stack.</summary>
    [UnmanagedCallersOnly]
    private static void ReportCaller()
    {
        try
        {
            var caller = Failure.Locate(new StackTrace(fNeedFileInfo: true), _user!);
            if (caller is var (file, line)) Console.Error.WriteLine($"\n{Prefix}{file}({line})");
        }
        catch (Exception)
        {
            // The native exception is what ends the process; an exception of this report must not hide it.
        }
        if (_before is not null) _before();
        Environment.FailFast("Native code ended the process.");
    }
}
