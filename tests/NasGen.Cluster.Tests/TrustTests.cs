using System.Security.Cryptography;
using NasGen.Cluster.Trust;

namespace NasGen.Cluster.Tests;

public sealed class TrustTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly List<string> _lines = [];

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Nobody_else_can_read_a_file_of_a_new_cluster()
    {
        var folder = Founding.Found(_scratch["team"]);
        var files = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories);
        Assert.Equal(7, files.Length);
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(file).UnixFileMode));
        Assert.Equal("team", folder.Name);
    }

    [Fact]
    public void A_cluster_is_not_founded_over_another()
    {
        var folder = Founding.Found(_scratch["team"]);
        var key = File.ReadAllText(folder.OwnerKeyFile);
        Assert.Equal("NAS2090", Assert.Throws<ClusterException>(() => Founding.Found(folder.Path)).Code);
        Assert.Equal(key, File.ReadAllText(folder.OwnerKeyFile));
    }

    [Fact]
    public void A_folder_that_is_no_clusters_is_an_error_that_names_it()
    {
        var error = Assert.Throws<ClusterException>(() => new ClusterFolder(_scratch.Path).Node());
        Assert.Equal("NAS2090", error.Code);
        Assert.Contains(_scratch.Path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_nodes_copy_of_the_folder_can_not_sign_searches()
    {
        var folder = Founding.Found(_scratch["team"]);
        Directory.Delete(Path.Combine(folder.Path, ClusterFolder.OwnerFolder), recursive: true);
        using var node = folder.Node();
        Assert.True(node.HasPrivateKey);
        Assert.Equal("NAS2090", Assert.Throws<ClusterException>(() => folder.Owner()).Code);
    }

    [Fact]
    public void A_certificate_of_the_cluster_is_a_members_and_one_of_another_cluster_of_the_same_name_is_refused_with_one_line()
    {
        var (own, foreign) = (Founding.Found(_scratch["team"]), Founding.Found(_scratch["other/team"]));
        var peers = new Peers(own.Authority(), _lines.Add);
        Assert.True(peers.IsMember(own.Node()));
        Assert.False(peers.IsMember(foreign.Node()));
        Assert.False(peers.IsMember(foreign.Node()));
        Assert.Contains("not of this cluster", Assert.Single(_lines), StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_is_the_owners_only_as_it_was_signed()
    {
        var folder = Founding.Found(_scratch["team"]);
        var order = SignedOrder.Sign("train", folder.Owner());
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.True(order.IsOfOneOf(folder.TrustedKeys()));
        Assert.False((order with { Text = "train more" }).IsOfOneOf(folder.TrustedKeys()));
        Assert.False(SignedOrder.Sign("train", stranger).IsOfOneOf(folder.TrustedKeys()));
    }
}
