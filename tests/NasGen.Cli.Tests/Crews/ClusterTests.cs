using System.Diagnostics;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NasGen.Cli.Tests.Workers;

namespace NasGen.Cli.Tests.Crews;

/// <summary>The cluster as it runs: a search's silo, nodes and crews in processes of their own, with certificates, an order and a bundle.</summary>
[Collection(nameof(Processes))]
public sealed class ClusterTests : IDisposable
{
    private readonly SleepCluster _cluster = new();

    public void Dispose() => _cluster.Dispose();

    [Fact]
    public async Task Two_nodes_share_trainings_and_when_one_is_killed_the_other_makes_what_it_had_begun()
    {
        _cluster.StartNode();
        _cluster.StartNode();
        await _cluster.Until(() => _cluster.Search.Slots == 2);

        var first = await Task.WhenAll(Sleeps(2, 1000));
        Assert.Equal(2, first.Select(f => f.Node).Distinct().Count());

        var others = Sleeps(6, 1000);
        await _cluster.Until(() => _cluster.Begun.Count == 4);
        using (var silo = Process.GetProcessById(first[0].Silo)) silo.Kill();
        var all = await Task.WhenAll(others);

        Assert.Contains(all, f => f.Node == first[1].Node);
        Assert.InRange(_cluster.Begun.Count, 8, 9); // At most the one that was lost was begun twice.
        Assert.Equal(8, _cluster.Begun.Distinct().Count());
        Assert.Contains(_cluster.Lines, line => line.Contains(first[0].Node, StringComparison.Ordinal) && line.Contains("was lost", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Strangers_are_refused_with_a_line_each_and_do_not_disturb_the_search()
    {
        await _cluster.Search.Listening(CancellationToken.None);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var foreign = new CertificateRequest("CN=node of team", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));

        Assert.False(await IsHeard(null));
        Assert.False(await IsHeard(foreign));
        await _cluster.Until(() => _cluster.Lines.Count(line => line.StartsWith("A connection was refused", StringComparison.Ordinal)) == 2);

        using var member = X509Certificate2.CreateFromPemFile(Path.Combine(_cluster.Folder, "node.pem"), Path.Combine(_cluster.Folder, "node.key"));
        Assert.True(await IsHeard(member));
        _cluster.StartNode();
        await _cluster.Until(() => _cluster.Search.Slots == 1);
        await _cluster.Sleep(1);
    }

    private Task<(string Node, int Silo)>[] Sleeps(int count, int milliseconds) =>
        [.. Enumerable.Range(0, count).Select(_ => _cluster.Sleep(milliseconds))];

    /// <summary>Whether the search's silo greets whoever shows this certificate. Orleans speaks first on a connection.</summary>
    private async Task<bool> IsHeard(X509Certificate2? certificate)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_cluster.Place);
        await using var stream = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, (_, _, _, _) => true);
        try
        {
            await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
            {
                TargetHost = "team",
                ClientCertificates = certificate is null ? null : [certificate],
            });
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            return await stream.ReadAsync(new byte[1], limit.Token) > 0;
        }
        catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
        {
            return false;
        }
    }
}
