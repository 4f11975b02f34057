using System.Diagnostics;
using System.Reflection;

namespace NasGen.Export.Tracing;

/// <summary>Finds the user's line on the stack.</summary>
internal static class CallStack
{
    /// <summary>The place of the native call that is being reported.</summary>
    /// <param name="user">The user's assembly.</param>
    /// <param name="native">The native function.</param>
    public static CodePlace Find(Assembly user, string native)
    {
        var torchSharp = typeof(TorchSharp.torch).Assembly;
        var function = NativeNames.Plain(native);
        foreach (var frame in new StackTrace(fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetMethod() is not { DeclaringType: { } type } method) continue;
            if (type.Assembly == torchSharp && type.Name != "NativeMethods" && IsOfNetwork(type)) function = CalledNames.Of(type, method);
            if (type.Assembly == user && frame.GetFileName() is { } file && !file.EndsWith(".g.cs", StringComparison.Ordinal))
                return new CodePlace(file, frame.GetFileLineNumber(), function);
        }
        return new CodePlace(null, 0, function);
    }

    /// <summary>Whether a method of the type is what a line of a model calls, and not the machinery around it, such as <c>Module.call</c>.</summary>
    private static bool IsOfNetwork(Type type) =>
        type.Name is "functional" or "Tensor" or "torch" or "special" or "linalg" or "fft" || CalledNames.IsExtensionOfTensor(type)
        || type.Namespace == "TorchSharp.Modules";
}
