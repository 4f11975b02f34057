using System.Security.Cryptography;
using System.Text;

namespace NasGen.Generator.Emission;

/// <summary>The hash that winners carry of their space.</summary>
internal static class SpaceHash
{
    /// <param name="json">The descriptor's <c>space</c>, as <see cref="SpaceJson"/> writes it.</param>
    public static string Of(string json)
    {
        using var sha = SHA256.Create();
        var hash = new StringBuilder("sha256:");
        foreach (var b in sha.ComputeHash(Encoding.UTF8.GetBytes(json))) hash.Append(b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
        return hash.ToString();
    }
}
