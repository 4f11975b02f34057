using System.Security.Cryptography;
using NasGen.Cluster.Trust;

namespace NasGen.Cluster.Bundles;

/// <summary>
/// The files of other machines' searches on this one: each once, under the hash of its contents, and the tree of each bundle beside them. Nothing is placed
/// before its hash is known to be right.
/// </summary>
/// <param name="root">The folder of the store.</param>
/// <param name="packageFolders">The folders of NuGet packages of this machine.</param>
internal sealed class BundleStore(string root, IReadOnlyList<string> packageFolders)
{
    /// <summary>The environment variable that names another folder than <c>~/.nasgen/store</c>.</summary>
    public const string Variable = "NASGEN_STORE";

    public static BundleStore OfThisUser() => new(
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
            ? Path.GetFullPath(given)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nasgen", "store"),
        [PackageFolder]);

    private static string PackageFolder => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } given
        ? given
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The folders to look for packages in, those of this machine and that of the bundle.</summary>
    public IEnumerable<string> Probing(string tree) => packageFolders.Append(Path.Combine(tree, BundlePackage.Folder)).Where(Directory.Exists);

    /// <summary>Brings a bundle onto this machine and returns the folder of its tree.</summary>
    /// <param name="hash">The hash of the manifest, from a signed order.</param>
    /// <param name="read">Reads a part of the file with a hash, from a place on.</param>
    /// <exception cref="ClusterException">NAS2093: a path or a hash is wrong.</exception>
    public async Task<string> Bring(string hash, Func<string, long, Task<byte[]>> read)
    {
        if (!IsHash(hash)) throw Wrong("the manifest");
        var text = await Fetch(hash, "the manifest", read);
        var manifest = Manifest.Parse(await File.ReadAllTextAsync(text));
        var tree = Path.Combine(root, "bundles", hash);
        Directory.CreateDirectory(tree);
        BundlePackage[] present = [.. manifest.Packages.Where(IsHere)];
        foreach (var file in manifest.Files.Where(file => !present.Any(package => package.Owns(file))))
            await Place(tree, file, read);
        return tree;
    }

    private async Task Place(string tree, BundleFile file, Func<string, long, Task<byte[]>> read)
    {
        var place = BundlePath.Below(tree, file.Path);
        if (!IsHash(file.Sha256)) throw Wrong(file.Path);
        if (File.Exists(place) && new FileInfo(place).Length == file.Length && await HashOf(place) == file.Sha256) return;
        var blob = await Fetch(file.Sha256, file.Path, read);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        var unfinished = $"{place}.{Environment.ProcessId}.part";
        File.Copy(blob, unfinished, overwrite: true);
        File.Move(unfinished, place, overwrite: true);
    }

    /// <summary>The file with a hash, fetched if it is not here yet.</summary>
    private async Task<string> Fetch(string hash, string what, Func<string, long, Task<byte[]>> read)
    {
        var blob = Path.Combine(root, "sha256", hash[..2], hash);
        if (File.Exists(blob) && await HashOf(blob) == hash) return blob;
        Directory.CreateDirectory(Path.GetDirectoryName(blob)!);
        var unfinished = $"{blob}.{Environment.ProcessId}.part";
        try
        {
            await using (var file = File.Create(unfinished))
                while (await read(hash, file.Length) is { Length: > 0 } part) await file.WriteAsync(part);
            if (await HashOf(unfinished) != hash) throw Wrong(what);
            File.Move(unfinished, blob, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
        return blob;
    }

    private bool IsHere(BundlePackage package) => packageFolders.Any(folder =>
        BundlePath.Below(folder, $"{package.Path}/{package.HashFile}") is var file && File.Exists(file) && File.ReadAllText(file).Trim() == package.Hash);

    private static async Task<string> HashOf(string path)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream));
    }

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private static ClusterException Wrong(string what) =>
        new("NAS2093", $"The bundle was refused: the contents of {what} do not have the hash that the order names.");
}
