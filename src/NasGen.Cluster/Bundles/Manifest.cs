using System.Security.Cryptography;
using System.Text.Json;

namespace NasGen.Cluster.Bundles;

/// <summary>The files that a node needs for a search, by their contents. The hash of its text names the bundle.</summary>
/// <param name="Files">The files.</param>
/// <param name="Packages">The NuGet packages. A node that has one does not fetch its files.</param>
internal sealed record Manifest(IReadOnlyList<BundleFile> Files, IReadOnlyList<BundlePackage> Packages)
{
    public string ToText() => JsonSerializer.Serialize(this);

    /// <exception cref="JsonException">The text is not a manifest.</exception>
    public static Manifest Parse(string text) => JsonSerializer.Deserialize<Manifest>(text) ?? throw new JsonException("The manifest is empty.");

    public static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>A file of a bundle.</summary>
/// <param name="Path">Its path in the bundle, with forward slashes.</param>
/// <param name="Sha256">The hash of its contents in hexadecimal digits.</param>
/// <param name="Length">Its length in bytes.</param>
internal sealed record BundleFile(string Path, string Sha256, long Length);

/// <summary>A NuGet package.</summary>
/// <param name="Path">Its path in a folder of packages: <c>torchsharp/0.107.0</c>.</param>
/// <param name="HashFile">The file in which NuGet keeps the package's hash.</param>
/// <param name="Hash">The hash, as that file holds it.</param>
internal sealed record BundlePackage(string Path, string HashFile, string Hash)
{
    /// <summary>The folder of the bundle that holds packages which a node lacks.</summary>
    public const string Folder = "packages";

    /// <summary>Whether a file of the bundle belongs to this package.</summary>
    public bool Owns(BundleFile file) => file.Path.StartsWith($"{Folder}/{Path}/", StringComparison.Ordinal);
}
