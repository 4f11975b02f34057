using System.Globalization;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Journals;

namespace NasGen.Search.Ledgers;

/// <summary>
/// Opens the journal whose trials can be compared with those of this search. If the journal in its place was written under other conditions, it is
/// renamed to the digest of those conditions, and is used again when they return. A journal that <c>--force</c> replaces is renamed for good.
/// Only <c>nasgen clean</c> deletes journals.
/// </summary>
internal static class JournalFile
{
    /// <summary>The number of times that the test set was used. It is kept when trials are set aside.</summary>
    public const string Looks = "looks at the test set";

    /// <summary>Opens or creates the journal of a search.</summary>
    /// <param name="order">The order of the search.</param>
    /// <param name="wanted">The conditions of the search.</param>
    /// <param name="setAside">One sentence on why and where earlier trials were set aside; <see langword="null"/> if none were.</param>
    /// <exception cref="NasException">NAS2024, NAS2025, NAS2026: the journal cannot be used.</exception>
    public static Journal Open(SearchOrder order, Comparability wanted, out string? setAside)
    {
        var path = order.Model.JournalPath(order.StateDirectory);
        setAside = null;
        try
        {
            int? looks = null;
            if (File.Exists(path) && Reason(path, order, wanted, ref looks) is { } reason)
            {
                var (digest, why) = reason;
                var aside = SetAside(path, digest);
                setAside = $"{why}; earlier trials were set aside in {Path.GetFileName(aside)}.";
            }
            if (!order.Force && !File.Exists(path) && File.Exists(Aside(path, wanted.Digest))) File.Move(Aside(path, wanted.Digest), path);
            var journal = Open(path, order);
            wanted.Write(journal.WriteDocument);
            if (looks is { } used && !(journal.ReadDocumentIfWhole(Looks, Counted) >= used)) journal.WriteDocument(Looks, Text(used));
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

    /// <summary>Opens a journal for reading, also while a search writes it.</summary>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public static Journal OpenToRead(string path) => Journal.OpenToRead(path, header => SpaceDescriptor.Parse(header.Descriptor).Space.ToSearchSpace());

    /// <summary>The error for the user.</summary>
    public static NasException Translate(JournalException error) => error.Failure switch
    {
        JournalFailure.DiskFull => new NasException(
            "NAS2026", $"{error.Message} Free some space and run the same command again: the search continues where it stopped.", inner: error),
        JournalFailure.AnotherSpace or JournalFailure.Unreadable => new NasException(
            "NAS2024", $"{error.Message} Move it away, or pass --force (NasForce=true) to begin a new journal.", inner: error),
        _ => new NasException("NAS2025", error.Message, inner: error),
    };

    /// <summary>The error of a full disk.</summary>
    /// <param name="where">The file or folder that could not be written.</param>
    /// <param name="inner">The cause.</param>
    public static NasException Full(string where, Exception inner) => new(
        "NAS2026",
        $"The disk of '{where}' is full. Finished trials are kept in the journal. "
        + "Free some space and run the same command again: the search continues where it stopped.",
        inner: inner);

    private static Journal Open(string path, SearchOrder order) => Journal.Open(
        path, order.Model.Space, new JournalHeader(order.Model.Name, order.Model.Hash, order.Model.DescriptorText, order.Seed));

    /// <summary>The reason why the journal cannot be continued, and the digest of its conditions; <see langword="null"/> if it can.</summary>
    private static (string Digest, string Why)? Reason(string path, SearchOrder order, Comparability wanted, ref int? looks)
    {
        try
        {
            // The journal is opened first, because SQLite then rolls back what a killed search left half written.
            using var journal = Open(path, order);
            var found = Comparability.Read(journal);
            if (found?.SharesTestSet(wanted) == true) looks = journal.ReadDocumentIfWhole(Looks, Counted);
            if (order.Force) return ("replaced", "--force begins a new journal");
            if (found is null || found.Differences(wanted).ToList() is not { Count: > 0 } changes) return null;
            return (found.Digest, $"{string.Join(" and ", changes)} changed");
        }
        catch (JournalException e) when (order.Force && e.Failure is JournalFailure.AnotherSpace or JournalFailure.Unreadable)
        {
            return ("replaced", "--force begins a new journal");
        }
    }

    private static int? Counted(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string SetAside(string path, string digest)
    {
        var aside = Aside(path, digest);
        for (var number = 2; File.Exists(aside); number++) aside = Aside(path, $"{digest}-{number}");
        File.Move(path, aside);
        // SQLite needs this file to repair the journal.
        if (File.Exists(path + "-journal")) File.Move(path + "-journal", aside + "-journal");
        return aside;
    }

    private static string Aside(string path, string digest) => Path.ChangeExtension(path, $".{digest}.journal");
}
