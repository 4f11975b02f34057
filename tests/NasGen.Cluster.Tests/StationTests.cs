using System.Security.Cryptography;
using NasGen.Cluster.Bundles;
using NasGen.Cluster.Nodes;
using NasGen.Cluster.Trust;

namespace NasGen.Cluster.Tests;

public sealed class StationTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly List<string> _lines = [];

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task An_order_of_an_untrusted_key_is_refused_with_one_line_and_nothing_is_fetched()
    {
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Contains("NAS2093", await Refusal(folder => SignedOrder.Sign(OrderFor("team"), stranger)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unsigned_order_is_refused() =>
        Assert.Contains("NAS2093", await Refusal(folder => new SignedOrder(OrderFor("team"), [])), StringComparison.Ordinal);

    [Fact]
    public async Task An_order_for_another_cluster_is_refused() =>
        Assert.Contains("'other'", await Refusal(folder => SignedOrder.Sign(OrderFor("other"), folder.Owner())), StringComparison.Ordinal);

    [Fact]
    public async Task An_order_whose_bundle_has_a_wrong_hash_is_refused() =>
        Assert.Contains("hash", await Refusal(folder => SignedOrder.Sign(OrderFor("team"), folder.Owner()), new FakeDesk()), StringComparison.Ordinal);

    private static string OrderFor(string cluster) => new Order(cluster, "1", new string('a', 64), "Net.dll", "NasGen.Cli.dll", []).ToText();

    private async Task<string> Refusal(Func<ClusterFolder, SignedOrder> sign, IDesk? desk = null)
    {
        var folder = Founding.Found(_scratch["team"]);
        var facts = new NodeFacts { Name = "node", Slots = 1, Class = "" };
        using var station = new Station(folder, facts, new BundleStore(_scratch["store"], []), _lines.Add, () => { });
        var refusal = await station.Take(sign(folder), desk!);
        Assert.Equal($"nasgen : warning {refusal}", Assert.Single(_lines));
        Assert.DoesNotContain('\n', refusal!);
        return refusal!;
    }

    /// <summary>A desk that gives the same to everyone.</summary>
    private sealed class FakeDesk : IDesk
    {
        public Task<byte[]> Read(string sha256, long from) => Task.FromResult(from == 0 ? new byte[] { 1 } : []);

        public Task Report(string line) => Task.CompletedTask;
    }
}
