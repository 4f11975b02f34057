using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NasGen.Cluster.Trust;

/// <summary>
/// The folder that <c>nasgen cluster init</c> makes. Nodes need a copy of it without <c>owner</c>, the folder of the keys by which certificates are issued
/// and orders are signed.
/// </summary>
/// <param name="path">The folder.</param>
internal sealed class ClusterFolder(string path)
{
    public const string OwnerFolder = "owner";

    public string Name => Read("name").Trim();
    public string Path { get; } = path;
    public string NameFile => At("name");
    public string AuthorityFile => At("authority.pem");
    public string NodeFile => At("node.pem");
    public string NodeKeyFile => At("node.key");
    public string AuthorityKeyFile => At(OwnerFolder, "authority.key");
    public string OwnerKeyFile => At(OwnerFolder, "owner.key");

    /// <summary>The folder of the public keys whose orders nodes run.</summary>
    public string Trusted => At("trusted");

    /// <summary>The certificate of the cluster's authority, without its key.</summary>
    public X509Certificate2 Authority() => Guard(() => X509Certificate2.CreateFromPem(Read("authority.pem")));

    /// <summary>The certificate by which a process of this cluster shows that it belongs to it, with its key.</summary>
    public X509Certificate2 Node() => Guard(() => X509Certificate2.CreateFromPem(Read("node.pem"), Read("node.key")));

    /// <summary>The key that signs orders.</summary>
    /// <exception cref="ClusterException">NAS2090: this copy of the folder is a node's.</exception>
    public ECDsa Owner()
    {
        if (!File.Exists(OwnerKeyFile))
            throw new ClusterException(
                "NAS2090", $"'{OwnerKeyFile}' does not exist: this copy of the cluster's folder can join searches, but not begin one. "
                + "Search where 'nasgen cluster init' was called, or copy its folder 'owner'.");
        return Guard(() => Key(File.ReadAllText(OwnerKeyFile)));
    }

    /// <summary>The public keys whose orders nodes run.</summary>
    public IReadOnlyList<ECDsa> TrustedKeys() => Guard(() => Directory.EnumerateFiles(Trusted, "*.pem").Select(f => Key(File.ReadAllText(f))).ToList());

    private static ECDsa Key(string pem)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return key;
    }

    private string At(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    private string Read(string name) => Guard(() => File.ReadAllText(At(name)));

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new ClusterException(
                "NAS2090", $"'{Path}' is not the folder of a cluster, or part of it cannot be read: {e.Message} 'nasgen cluster init {Path}' makes one.", e);
        }
    }
}
