using NasGen.Search.Contracts;

namespace NasGen.Search.Execution;

/// <summary>A worker process ended in the middle of a request.</summary>
/// <param name="cause">The cause in one line.</param>
/// <param name="fault">Where it is known to be a call of the user's code that native code did not survive: what it said, and the line.</param>
internal sealed class WorkerCrashedException(string cause, NasException? fault = null) : Exception(cause)
{
    public NasException? Fault { get; } = fault;

    /// <summary>The error to tell: the user's line where it is known, else NAS2030.</summary>
    /// <param name="code">The code of the error where the line is known.</param>
    /// <param name="what">What was going on, as the subject of a sentence.</param>
    public NasException ToError(string code, string what) =>
        Fault is { } fault ? new NasException(code, $"{what} threw: {fault.Message}", fault.File, fault.Line, this) : new NasException("NAS2030", Message, inner: this);
}
