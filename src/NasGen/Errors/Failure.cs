using System.Diagnostics;
using System.Reflection;
using NasGen.Runtime;
using NasGen.Search.Contracts;

namespace NasGen.Errors;

/// <summary>Errors of architectures, with the file and line of the user's code.</summary>
internal static class Failure
{
    /// <summary>An error that points to the model's class.</summary>
    public static NasException At(SpaceDescriptor descriptor, string code, string message) =>
        new(code, message, descriptor.Task.File, descriptor.Task.Line);

    /// <summary>NAS2010. It points to the innermost line of the user's own code, or to the model's class if symbols are missing.</summary>
    public static NasException Threw(SpaceDefinition definition, SpaceDescriptor descriptor, string what, Exception exception)
    {
        var (file, line) = Locate(exception, definition.GetType().Assembly) ?? (descriptor.Task.File, descriptor.Task.Line);
        return new NasException("NAS2010", $"{what}: {Text(exception)}", file, line, exception);
    }

    /// <summary>The innermost stack frame in the user's assembly that has a source file. Generated sources do not count.</summary>
    internal static (string File, int Line)? Locate(Exception exception, Assembly user)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
            if (Locate(new StackTrace(inner, fNeedFileInfo: true), user) is { } place)
                return place;
        return null;
    }

    /// <inheritdoc cref="Locate(Exception, Assembly)"/>
    internal static (string File, int Line)? Locate(StackTrace trace, Assembly user)
    {
        foreach (var frame in trace.GetFrames())
            if (frame.GetMethod()?.Module.Assembly == user && frame.GetFileName() is { } file && !file.EndsWith(".g.cs", StringComparison.Ordinal))
                return (file, frame.GetFileLineNumber());
        return null;
    }

    /// <summary>The message of an exception of the user's code, in one line. libtorch appends its own stack trace to its messages.</summary>
    internal static string Text(Exception exception)
    {
        var text = exception.Message.TrimStart();
        if (text.IndexOfAny(['\r', '\n']) is >= 0 and var end) text = text[..end];
        return TorchAdvice.After(text);
    }
}
