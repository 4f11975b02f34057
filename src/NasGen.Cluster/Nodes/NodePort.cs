using System.Globalization;
using System.Net.NetworkInformation;

namespace NasGen.Cluster.Nodes;

/// <summary>The port of a node, which no other node of this machine takes while this object lives: its silo listens only at times.</summary>
internal sealed class NodePort : IDisposable
{
    private readonly FileStream _lock;

    private NodePort(int number, FileStream held) => (Number, _lock) = (number, held);

    public int Number { get; }

    /// <summary>Takes the first free port from one on, so that a firewall needs to let only a few through.</summary>
    public static NodePort Take(int first)
    {
        var used = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(l => l.Port).ToHashSet();
        return Enumerable.Range(first, ushort.MaxValue - first).Where(port => !used.Contains(port)).Select(TryTake).First(taken => taken is not null)!;
    }

    public void Dispose() => _lock.Dispose();

    private static NodePort? TryTake(int port)
    {
        var path = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"nasgen-node-{port}.lock"));
        try
        {
            var held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            return new NodePort(port, held);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // Another node's, perhaps of another user.
        }
    }
}
