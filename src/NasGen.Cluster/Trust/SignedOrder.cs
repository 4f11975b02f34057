using System.Security.Cryptography;
using System.Text;
using Orleans;

namespace NasGen.Cluster.Trust;

/// <summary>An order as it travels: its text, and the owner's signature under it (ECDSA P-256 with SHA-256). Nodes read the text only if a key fits.</summary>
[GenerateSerializer, Immutable, Alias("NasGen.SignedOrder")]
internal sealed record SignedOrder([property: Id(0)] string Text, [property: Id(1)] byte[] Signature)
{
    public static SignedOrder Sign(string text, ECDsa owner) => new(text, owner.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256));

    /// <summary>Whether one of the keys has signed the text.</summary>
    public bool IsOfOneOf(IEnumerable<ECDsa> keys)
    {
        var bytes = Encoding.UTF8.GetBytes(Text);
        return keys.Any(key => key.VerifyData(bytes, Signature, HashAlgorithmName.SHA256));
    }
}
