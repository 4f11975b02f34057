using System.Globalization;

namespace NasGen.Search.Contracts;

/// <summary>Recognises that a process has no memory left.</summary>
internal static class MemoryShortage
{
    public const string Code = "NAS2035";

    /// <summary>Whether an error means that .NET could not allocate memory, or that the system gave none to a native library.</summary>
    public static bool IsCauseOf(Exception error) =>
        error is OutOfMemoryException || IsOfLibrary(error) || (error.InnerException is { } inner && IsCauseOf(inner));

    /// <summary>NAS2035.</summary>
    public static NasException Error(Exception cause) => new(
        Code,
        $"No memory is left: {Limit(cause)}. Finished trials are kept. Make room, for example with fewer workers "
        + "(--workers, NasWorkers), and run the same command again: the search continues where it stopped.", inner: cause);

    private static string Limit(Exception cause) => IsOfLibrary(cause)
        ? $"a native library does not fit into what this process may have ({cause.Message.Trim().Split('\n')[^1]}; 'ulimit -v' shows its limit)"
        : $"this process may have {Most} MB for .NET";

    /// <summary>Whether the loader of Linux found no room for a library. .NET passes its words on.</summary>
    private static bool IsOfLibrary(Exception error) => error is DllNotFoundException
        && (error.Message.Contains("failed to map segment", StringComparison.Ordinal)
            || error.Message.Contains("annot allocate memory", StringComparison.Ordinal));

    private static string Most => (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1_000_000).ToString("N0", CultureInfo.InvariantCulture);
}
