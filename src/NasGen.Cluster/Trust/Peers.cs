using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;

namespace NasGen.Cluster.Trust;

/// <summary>Decides by its certificate whether the other end of a connection belongs to the cluster.</summary>
/// <param name="authority">The certificate of the cluster's authority.</param>
/// <param name="say">The receiver of a line about each kind of stranger, once.</param>
internal sealed class Peers(X509Certificate2 authority, Action<string> say)
{
    private readonly ConcurrentDictionary<string, bool> _said = new();

    /// <summary>Whether the authority has issued the certificate, and it is valid now.</summary>
    public bool IsMember(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        if (chain.Build(certificate)) return true;
        Refuse($"its certificate ({Short(certificate.Subject)}) is not of this cluster, or no longer valid");
        return false;
    }

    /// <summary>Says once that a connection was refused.</summary>
    public void Refuse(string reason)
    {
        if (_said.TryAdd(reason, true)) say($"A connection was refused: {reason}.");
    }

    /// <summary>The subject without what could command a terminal: the certificate may be anyone's.</summary>
    private static string Short(string subject) => string.Concat(subject.Where(c => !char.IsControl(c)).Take(80));
}
