using System.Reflection;
using NasGen.Search.Contracts;
using NasGen.Statics;

namespace NasGen.Errors;

/// <summary>Calls code that the user wrote. An exception becomes an error with the user's file and line.</summary>
internal static class UserCode
{
    /// <param name="code">The code of the error.</param>
    /// <param name="what">The name of the called code, as the subject of a sentence: <c>The loss method</c>.</param>
    /// <param name="definition">An object of the user's assembly.</param>
    /// <exception cref="NasException">
    /// The call threw. <see cref="OperationCanceledException"/> and NasGen's own errors pass, a divergence with the place of the model.
    /// </exception>
    public static T Call<T>(string code, string what, object definition, DataContext context, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (NasException divergence) when (divergence is { Code: "NAS2009", File: null })
        {
            throw context.Error(divergence.Code, divergence.Message, divergence);
        }
        catch (Exception exception) when (exception is not (NasException or OperationCanceledException))
        {
            throw Fault(code, what, exception, definition.GetType().Assembly, context);
        }
        finally
        {
            UserStatics.Of(definition).Keep();
        }
    }

    /// <summary>The error for an exception. It points to the innermost frame of the user's assembly, or to the model if that is unknown.</summary>
    public static NasException Fault(string code, string what, Exception exception, Assembly user, DataContext context)
    {
        if (exception is TargetInvocationException or TypeInitializationException && exception.InnerException is { } inner) exception = inner;
        var message = $"{what} threw {exception.GetType().Name}: {Failure.Text(exception)}";
        return Failure.Locate(exception, user) is var (file, line)
            ? new NasException(code, message, file, line, exception)
            : context.Error(code, message, exception);
    }
}
