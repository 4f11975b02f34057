using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NasGen.Descriptors;
using NasGen.Evaluation;
using NasGen.Search.Journals;

namespace NasGen.Cli.Searching;

/// <summary>
/// Opens the journal whose trials can be compared with this search's: same space, data, split, training and objectives. Another one in
/// its place is set aside under its fingerprint, and comes back when the user goes back.
/// </summary>
internal static class JournalFile
{
    private const string Fingerprint = "comparable";

    /// <exception cref="NasException">NAS2024, NAS2025, NAS2026: it cannot be used.</exception>
    public static Journal Open(SearchOrder order, DataSummary data, out bool wasSetAside)
    {
        var path = order.Model.JournalPath(order.StateDirectory);
        if (order.Force && File.Exists(path)) File.Delete(path);
        var wanted = FingerprintOf(order, data);
        wasSetAside = false;
        try
        {
            var journal = Open(path, order);
            var found = journal.ReadDocument(Fingerprint);
            if (found is not null && found != wanted)
            {
                journal.Dispose();
                File.Move(path, Aside(path, found), overwrite: true);
                if (File.Exists(Aside(path, wanted))) File.Move(Aside(path, wanted), path);
                wasSetAside = true;
                journal = Open(path, order);
            }
            journal.WriteDocument(Fingerprint, wanted);
            return journal;
        }
        catch (JournalException e)
        {
            throw Translate(e);
        }
    }

    public static NasException Translate(JournalException error) => error.Failure switch
    {
        JournalFailure.DiskFull => new NasException(
            "NAS2026", $"{error.Message} Free some space and run the same command again: it goes on where it stopped.", inner: error),
        JournalFailure.AnotherSpace or JournalFailure.Unreadable => new NasException(
            "NAS2024", $"{error.Message} Move it away, or pass --force (NasForce=true) to begin anew.", inner: error),
        _ => new NasException("NAS2025", error.Message, inner: error),
    };

    private static Journal Open(string path, SearchOrder order) => Journal.Open(
        path, order.Model.Space, new JournalHeader(order.Model.Name, order.Model.Hash, order.Model.Definition.Descriptor, order.Seed));

    private static string Aside(string path, string fingerprint) => Path.ChangeExtension(path, $".{fingerprint[..8]}.journal");

    private static string FingerprintOf(SearchOrder order, DataSummary data)
    {
        var task = order.Model.Task;
        var text = JsonSerializer.Serialize(
            new { task.Kind, task.Classes, task.HasLoss, task.Data, task.Training, task.Objectives, data.Hash, order.Seed, order.Device }, SpaceDescriptor.Json);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
