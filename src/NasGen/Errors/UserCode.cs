using System.Reflection;
using NasGen.Search.Contracts;

namespace NasGen.Errors;

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
        var message = $"{what} threw {exception.GetType().Name}: {Failure.FirstLine(exception.Message)}";
        return Failure.Locate(exception, user) is var (file, line)
            ? new NasException(code, message, file, line, exception)
            : context.Error(code, message, exception);
    }
}
