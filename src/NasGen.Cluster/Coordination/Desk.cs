using NasGen.Cluster.Bundles;
using NasGen.Cluster.Trust;
using NasGen.Search.Contracts;

namespace NasGen.Cluster.Coordination;

/// <summary>What a search gives to its nodes: the signed order and the files of its bundle.</summary>
internal sealed class Desk
{
    /// <summary>The most bytes of one part of a file.</summary>
    private const int Part = 1 << 20;

    private readonly IReadOnlyDictionary<string, string> _places;
    private readonly (string Hash, byte[] Text) _manifest;
    private readonly Action<ClusterLine> _send;

    public Desk(ClusterAssignment assignment, ClusterFolder folder, Action<ClusterLine> send)
    {
        var maker = new BundleMaker();
        var text = System.Text.Encoding.UTF8.GetBytes(maker.Make(assignment.Shipment).ToText());
        (_places, _manifest, _send) = (maker.Places, (Manifest.HashOf(text), text), send);
        var search = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
        using var owner = folder.Owner();
        Order = SignedOrder.Sign(
            new Nodes.Order(folder.Name, search, _manifest.Hash, assignment.Build, assignment.HostFile, assignment.Arguments).ToText(), owner);
    }

    public SignedOrder Order { get; }

    /// <summary>A part of the file with a hash; empty at its end, and for files that are not of the bundle.</summary>
    public async Task<byte[]> Read(string sha256, long from)
    {
        if (from < 0) return [];
        if (sha256 == _manifest.Hash) return from >= _manifest.Text.Length ? [] : _manifest.Text[(int)from..Math.Min(_manifest.Text.Length, (int)from + Part)];
        if (!_places.TryGetValue(sha256, out var place)) return [];
        await using var file = File.OpenRead(place);
        var part = new byte[Math.Clamp(file.Length - from, 0, Part)];
        file.Position = from;
        await file.ReadExactlyAsync(part);
        return part;
    }

    /// <summary>Passes a line of a crew on to the host.</summary>
    public void Report(string line)
    {
        if (IdOf(line) is { } id) _send(new ClusterLine { Id = id, Line = line });
    }

    private static long? IdOf(string line)
    {
        try
        {
            using var json = System.Text.Json.JsonDocument.Parse(line);
            return json.RootElement.GetProperty("id").GetInt64();
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
