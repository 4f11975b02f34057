using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NasGen.Shared;

/// <summary>The hash of a text, as winners contain it for their space and for themselves: <c>sha256:</c> and 64 hexadecimal digits.</summary>
internal static class TextHash
{
    public const string Prefix = "sha256:";

    /// <summary>A regular expression that matches a hash.</summary>
    public const string Pattern = Prefix + "[0-9a-f]{64}";

    public static string Of(string text)
    {
        using var sha = SHA256.Create();
        var hash = new StringBuilder(Prefix);
        foreach (var b in sha.ComputeHash(Encoding.UTF8.GetBytes(text))) hash.Append(b.ToString("x2", CultureInfo.InvariantCulture));
        return hash.ToString();
    }
}
