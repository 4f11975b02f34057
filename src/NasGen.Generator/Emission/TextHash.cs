using System.Security.Cryptography;
using System.Text;

namespace NasGen.Generator.Emission;

/// <summary>The hash of a text, as winners carry it of their space and of themselves: <c>sha256:</c> and hexadecimal digits.</summary>
internal static class TextHash
{
    public static string Of(string text)
    {
        using var sha = SHA256.Create();
        var hash = new StringBuilder("sha256:");
        foreach (var b in sha.ComputeHash(Encoding.UTF8.GetBytes(text))) hash.Append(b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
        return hash.ToString();
    }
}
