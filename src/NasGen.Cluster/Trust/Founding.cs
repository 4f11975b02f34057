using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NasGen.Cluster.Trust;

/// <summary>Makes the folder of a new cluster: an authority, one certificate for all of its processes, and the owner's key, which signs orders.</summary>
internal static class Founding
{
    /// <summary>Certificates are valid for so many years. Afterwards a cluster is founded anew.</summary>
    private const int Years = 5;

    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1", ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    /// <exception cref="ClusterException">NAS2090: the folder exists and is not empty, or cannot be written.</exception>
    public static ClusterFolder Found(string path)
    {
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
            throw new ClusterException("NAS2090", $"'{path}' is not empty. Name a new folder: keys of an existing cluster are never replaced.");
        var folder = new ClusterFolder(Path.GetFullPath(path));
        try
        {
            CreatePrivate(folder.Path);
            CreatePrivate(folder.Trusted);
            CreatePrivate(Path.Combine(folder.Path, ClusterFolder.OwnerFolder));
            Write(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ClusterException("NAS2090", $"The folder of the cluster cannot be written: {e.Message}", e);
        }
        return folder;
    }

    private static void Write(ClusterFolder folder)
    {
        var name = Path.GetFileName(folder.Path.TrimEnd('/', '\\'));
        var (from, until) = (TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddYears(Years));
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Subject($"authority of {name}"), authorityKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, true, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        using var authority = request.CreateSelfSigned(from, until);

        using var nodeKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var node = new CertificateRequest(Subject($"node of {name}"), nodeKey, HashAlgorithmName.SHA256);
        node.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, false, 0, critical: true));
        node.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        node.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new(ServerAuthentication), new(ClientAuthentication)], critical: true));
        using var certificate = node.Create(authority, from, until, RandomNumberGenerator.GetBytes(16));

        using var owner = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        WritePrivate(folder.NameFile, $"{name}\n");
        WritePrivate(folder.AuthorityFile, authority.ExportCertificatePem());
        WritePrivate(folder.AuthorityKeyFile, authorityKey.ExportPkcs8PrivateKeyPem());
        WritePrivate(folder.NodeFile, certificate.ExportCertificatePem());
        WritePrivate(folder.NodeKeyFile, nodeKey.ExportPkcs8PrivateKeyPem());
        WritePrivate(folder.OwnerKeyFile, owner.ExportPkcs8PrivateKeyPem());
        WritePrivate(Path.Combine(folder.Trusted, "owner.pem"), owner.ExportSubjectPublicKeyInfoPem());
    }

    private static X500DistinguishedName Subject(string name)
    {
        var builder = new X500DistinguishedNameBuilder();
        builder.AddCommonName(name.Length > 64 ? name[..64] : name);
        return builder.Build();
    }

    private static void CreatePrivate(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Writes a file that no other user can read, at no moment.</summary>
    private static void WritePrivate(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }
}
