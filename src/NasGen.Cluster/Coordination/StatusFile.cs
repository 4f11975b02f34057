using System.Globalization;
using System.Text;
using NasGen.Cluster.Trust;
using NasGen.Search.Contracts;

namespace NasGen.Cluster.Coordination;

/// <summary>A table of the nodes in the cluster's folder, which <c>nasgen cluster show</c> prints. It is fresh while a search runs.</summary>
internal sealed class StatusFile(ClusterFolder folder, ClusterAssignment assignment, Roster roster)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static string In(ClusterFolder folder) => Path.Combine(folder.Path, ClusterFolder.OwnerFolder, "nodes.txt");

    /// <summary>The table of the search that runs; <see langword="null"/> if none does.</summary>
    public static string? Read(ClusterFolder folder)
    {
        var file = new FileInfo(In(folder));
        return file.Exists && TimeProvider.System.GetUtcNow() - file.LastWriteTimeUtc < 5 * Pause ? File.ReadAllText(file.FullName) : null;
    }

    /// <summary>Writes the table until the search ends, and deletes it then.</summary>
    public async Task Run(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                File.WriteAllText($"{In(folder)}.new", Table());
                File.Move($"{In(folder)}.new", In(folder), overwrite: true);
                await Task.WhenAny(Task.Delay(Pause, stop));
            }
            File.Delete(In(folder));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder is read-only: there is nothing to show.
        }
    }

    private string Table()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{assignment.Build} listens at {assignment.Listen}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{"node",-32} {"slots",5} {"busy",5}  {"state",-9} class");
        foreach (var member in roster.Members.OrderBy(m => m.Name, StringComparer.Ordinal))
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{member.Name,-32} {member.Facts?.Slots,5} {member.Busy,5}  {(member.IsReady ? "ready" : "not ready"),-9} {member.Facts?.Class}");
        return text.ToString();
    }
}
