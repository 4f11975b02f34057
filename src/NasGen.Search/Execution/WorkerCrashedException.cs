using NasGen.Search.Contracts;

namespace NasGen.Search.Execution;

/// <summary>A worker process ended in the middle of a request.</summary>
/// <param name="cause">The cause in one line.</param>
/// <param name="fault">The error with the user's line, if a call in the user's code is known to have crashed native code.</param>
internal sealed class WorkerCrashedException(string cause, NasException? fault = null) : Exception(cause)
{
    public NasException? Fault { get; } = fault;

    /// <summary>Whether something outside of the process ended it, such as a person or a system without memory.</summary>
    public bool WasKilled { get; init; }

    /// <summary>The error for the user: at the user's line if it is known, otherwise NAS2030.</summary>
    /// <param name="code">The code of the error if the line is known.</param>
    /// <param name="what">The interrupted work, as the subject of a sentence.</param>
    public NasException ToError(string code, string what) =>
        Fault is { } fault
            ? new NasException(code, $"{what} threw: {fault.Message}", fault.File, fault.Line, this)
            : new NasException("NAS2030", Message, inner: this);
}
