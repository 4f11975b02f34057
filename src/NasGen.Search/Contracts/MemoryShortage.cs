using System.Globalization;

namespace NasGen.Search.Contracts;

/// <summary>Recognises that a process has no memory left.</summary>
internal static class MemoryShortage
{
    public const string Code = "NAS2035";

    /// <summary>Whether an error means that .NET could not allocate memory.</summary>
    public static bool IsCauseOf(Exception error) => error is OutOfMemoryException || (error.InnerException is { } inner && IsCauseOf(inner));

    /// <summary>NAS2035.</summary>
    public static NasException Error(Exception cause) => new(
        Code,
        $"No memory is left: this process may have {Most} MB for .NET. Finished trials are kept. Make room, for example with fewer workers "
        + "(--workers, NasWorkers), and run the same command again: the search continues where it stopped.", inner: cause);

    private static string Most => (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1_000_000).ToString("N0", CultureInfo.InvariantCulture);
}
