using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using NasGen.Errors;

namespace NasGen.Native;

/// <summary>
/// Some functions of TorchSharp 0.107, <c>matmul</c> among them, let libtorch's C++ exceptions pass to where nothing can catch them, and the
/// C++ runtime ends the process. It cannot be kept alive; what can be done is to say which line of the user's code made the call.
/// </summary>
internal static unsafe class NativeFaults
{
    /// <summary>Before <c>file(line)</c> on a line of standard error, ahead of what the C++ runtime says of the exception.</summary>
    public const string Prefix = "NasGen: the native call was made at ";

    private static Assembly? _user;
    private static delegate* unmanaged<void> _before;

    /// <summary>Makes the process say so before it ends. On Windows nothing is said.</summary>
    /// <param name="user">The assembly whose lines are the user's.</param>
    public static void Report(Assembly user)
    {
        var isFirst = Interlocked.Exchange(ref _user, user) is null;
        if (!isFirst || OperatingSystem.IsWindows()) return;
        // std::set_terminate, by the same mangled name in libstdc++ and libc++abi.
        if (!NativeLibrary.TryLoad(OperatingSystem.IsMacOS() ? "libc++abi.dylib" : "libstdc++.so.6", out var runtime)) return;
        if (!NativeLibrary.TryGetExport(runtime, "_ZSt13set_terminatePFvvE", out var set)) return;
        _before = ((delegate* unmanaged<delegate* unmanaged<void>, delegate* unmanaged<void>>)set)(&Say);
    }

    /// <summary>Called before any frame is unwound: the managed callers are still on the stack.</summary>
    [UnmanagedCallersOnly]
    private static void Say()
    {
        try
        {
            if (Failure.Locate(new StackTrace(fNeedFileInfo: true), _user!) is var (file, line)) Console.Error.WriteLine($"{Prefix}{file}({line})");
        }
        catch (Exception)
        {
            // Whatever fails here, the reason to end is the other one.
        }
        if (_before is not null) _before();
        Environment.FailFast("Native code ended the process.");
    }
}
