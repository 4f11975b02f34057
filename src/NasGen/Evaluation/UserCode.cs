using System.Diagnostics;
using System.Reflection;
using NasGen.Data;

namespace NasGen.Evaluation;

/// <summary>Calls into code that the user wrote: what it throws becomes an error that names the user's file and line.</summary>
internal static class UserCode
{
    /// <param name="code">Of the error.</param>
    /// <param name="what">What is called, as the subject of a sentence: <c>The loss method</c>.</param>
    /// <param name="definition">Any object of the user's assembly.</param>
    /// <exception cref="NasException">The call threw anything but <see cref="OperationCanceledException"/> or an error of NasGen's.</exception>
    public static T Call<T>(string code, string what, object definition, DataContext context, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception exception) when (exception is not (NasException or OperationCanceledException))
        {
            throw Fault(code, what, exception, definition.GetType().Assembly, context);
        }
    }

    /// <summary>The error of an exception; it points to the innermost frame of the user's assembly, or to the model where that is unknown.</summary>
    public static NasException Fault(string code, string what, Exception exception, Assembly user, DataContext context)
    {
        if (exception is TargetInvocationException or TypeInitializationException && exception.InnerException is { } inner) exception = inner;
        var message = $"{what} threw {exception.GetType().Name}: {FirstLine(exception.Message)}";
        var frame = new StackTrace(exception, fNeedFileInfo: true).GetFrames()
            .FirstOrDefault(f => f.GetFileName() is not null && f.GetMethod()?.Module.Assembly == user && !f.GetFileName()!.EndsWith(".g.cs", StringComparison.Ordinal));
        return frame is null
            ? context.Error(code, message, exception)
            : new NasException(code, message, frame.GetFileName(), frame.GetFileLineNumber(), exception);
    }

    /// <summary>libtorch adds its C++ stack below the message.</summary>
    private static string FirstLine(string message) => message.AsSpan().TrimStart() is var text && text.IndexOfAny('\r', '\n') is >= 0 and var end ? text[..end].ToString() : message;
}
