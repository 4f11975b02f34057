using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Journals;

namespace NasGen.Search.Ledgers;

/// <summary>
/// Opens the journal whose trials can be compared with this search's. Another one in its place is set aside, under the digest of what it
/// was written under, and comes back when the user goes back; one that <c>--force</c> replaces stays aside. Nothing is ever deleted but by <c>nasgen clean</c>.
/// </summary>
internal static class JournalFile
{
    /// <summary>The count of looks at the test set, which outlives the trials.</summary>
    public const string Looks = "looks at the test set";

    /// <param name="setAside">Why earlier trials were set aside and where they are, in one sentence; <see langword="null"/> if none were.</param>
    /// <exception cref="NasException">NAS2024, NAS2025, NAS2026: it cannot be used.</exception>
    public static Journal Open(SearchOrder order, Comparability wanted, out string? setAside)
    {
        var path = order.Model.JournalPath(order.StateDirectory);
        setAside = null;
        try
        {
            string? looks = null;
            if (File.Exists(path) && Reason(path, order, wanted, ref looks) is { } reason)
            {
                var (digest, why) = reason;
                var aside = SetAside(path, digest);
                setAside = $"{why}; earlier trials were set aside in {Path.GetFileName(aside)}.";
            }
            if (!order.Force && !File.Exists(path) && File.Exists(Aside(path, wanted.Digest))) File.Move(Aside(path, wanted.Digest), path);
            var journal = Open(path, order);
            wanted.Write(journal.WriteDocument);
            if (looks is not null && journal.ReadDocument(Looks) is null) journal.WriteDocument(Looks, looks);
            return journal;
        }
        catch (JournalException e)
        {
            throw Translate(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NasException("NAS2025", $"'{path}' cannot be set aside: {e.Message}", inner: e);
        }
    }

    /// <summary>A journal as it was left, or as a running search writes it.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    public static Journal OpenToRead(string path) => Journal.OpenToRead(path, header => SpaceDescriptor.Parse(header.Descriptor).Space.ToSearchSpace());

    public static NasException Translate(JournalException error) => error.Failure switch
    {
        JournalFailure.DiskFull => new NasException(
            "NAS2026", $"{error.Message} Free some space and run the same command again: it goes on where it stopped.", inner: error),
        JournalFailure.AnotherSpace or JournalFailure.Unreadable => new NasException(
            "NAS2024", $"{error.Message} Move it away, or pass --force (NasForce=true) to begin anew.", inner: error),
        _ => new NasException("NAS2025", error.Message, inner: error),
    };

    /// <summary>The error of a disk that is full.</summary>
    /// <param name="where">The file or folder that was written to.</param>
    public static NasException Full(string where, Exception inner) => new(
        "NAS2026",
        $"The disk of '{where}' is full. Finished trials are kept in the journal: free some space and run the same command again, it goes on where it stopped.",
        inner: inner);

    private static Journal Open(string path, SearchOrder order) => Journal.Open(
        path, order.Model.Space, new JournalHeader(order.Model.Name, order.Model.Hash, order.Model.DescriptorText, order.Seed));

    /// <summary>Why the journal cannot be gone on with, and what it was written under.</summary>
    private static (string Digest, string Why)? Reason(string path, SearchOrder order, Comparability wanted, ref string? looks)
    {
        try
        {
            // Opening it first lets SQLite roll back what a killed search left half written.
            using var journal = Open(path, order);
            var found = Comparability.Read(journal.ReadDocument);
            if (found?.SharesTestSet(wanted) == true) looks = journal.ReadDocument(Looks);
            if (order.Force) return ("replaced", "begins anew");
            if (found is null || found.Differences(wanted).ToList() is not { Count: > 0 } changes) return null;
            return (found.Digest, $"{string.Join(" and ", changes)} changed");
        }
        catch (JournalException e) when (order.Force && e.Failure is JournalFailure.AnotherSpace or JournalFailure.Unreadable)
        {
            return ("replaced", "begins anew");
        }
    }

    private static string SetAside(string path, string digest)
    {
        var aside = Aside(path, digest);
        for (var number = 2; File.Exists(aside); number++) aside = Aside(path, $"{digest}-{number}");
        File.Move(path, aside);
        // What SQLite needs to mend a damaged file stays with it.
        if (File.Exists(path + "-journal")) File.Move(path + "-journal", aside + "-journal");
        return aside;
    }

    private static string Aside(string path, string digest) => Path.ChangeExtension(path, $".{digest}.journal");
}
