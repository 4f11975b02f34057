using System.Text;
using NasGen.Cluster.Bundles;
using NasGen.Cluster.Trust;

namespace NasGen.Cluster.Tests;

public sealed class BundleTests : IDisposable
{
    private static readonly byte[] Content = "a network"u8.ToArray();

    private readonly ScratchFolder _scratch = new();
    private readonly Dictionary<string, byte[]> _served = [];
    private readonly List<string> _read = [];

    private BundleStore Store => new(_scratch["store"], [_scratch["packages"]]);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_bundle_is_brought_once_and_placed_as_it_was()
    {
        var hash = Serve(new BundleFile("build/Net.dll", Manifest.HashOf(Content), Content.Length));
        var tree = await Store.Bring(hash, Read);
        Assert.Equal(Content, File.ReadAllBytes(Path.Combine(tree, "build", "Net.dll")));
        _read.Clear();
        Assert.Equal(tree, await Store.Bring(hash, Read));
        Assert.Empty(_read);
    }

    [Fact]
    public async Task A_placed_file_that_was_changed_is_placed_again()
    {
        var hash = Serve(new BundleFile("build/Net.dll", Manifest.HashOf(Content), Content.Length));
        var file = Path.Combine(await Store.Bring(hash, Read), "build", "Net.dll");
        File.WriteAllBytes(file, [.. Content.Reverse()]);
        await Store.Bring(hash, Read);
        Assert.Equal(Content, File.ReadAllBytes(file));
    }

    [Fact]
    public async Task A_file_with_a_wrong_hash_is_refused_and_not_kept()
    {
        var name = Manifest.HashOf("another network"u8.ToArray());
        var hash = Serve(new BundleFile("build/Net.dll", name, Content.Length));
        _served[name] = Content;
        Assert.Contains("build/Net.dll do not have the hash", await Refusal(hash), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(_scratch["store"], "*", SearchOption.AllDirectories), file => File.ReadAllBytes(file).SequenceEqual(Content));
    }

    [Fact]
    public async Task A_manifest_with_a_wrong_hash_is_refused()
    {
        var hash = Manifest.HashOf("signed"u8.ToArray());
        _served[hash] = "{}"u8.ToArray();
        Assert.Contains("the manifest", await Refusal(hash), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../escaped")]
    [InlineData("build/../../escaped")]
    [InlineData("/tmp/escaped")]
    [InlineData("build//escaped")]
    [InlineData("build/./escaped")]
    [InlineData("..\\escaped")]
    [InlineData("C:/escaped")]
    [InlineData("")]
    public async Task A_path_that_leads_out_of_the_bundle_is_refused_before_anything_is_placed(string path)
    {
        var hash = Serve(new BundleFile(path, Manifest.HashOf(Content), Content.Length));
        Assert.Contains("not a plain relative path", await Refusal(hash), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(_scratch.Path, "*", SearchOption.AllDirectories), file => Path.GetFileName(file) == "escaped");
    }

    [Fact]
    public async Task A_symbolic_link_in_the_way_of_a_file_is_refused()
    {
        var hash = Serve(new BundleFile("build/Net.dll", Manifest.HashOf(Content), Content.Length));
        var tree = Directory.CreateDirectory(Path.Combine(_scratch["store"], "bundles", hash)).FullName;
        Directory.CreateSymbolicLink(Path.Combine(tree, "build"), Directory.CreateDirectory(_scratch["elsewhere"]).FullName);
        Assert.Contains("symbolic link", await Refusal(hash), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_scratch["elsewhere"]));
    }

    [Theory]
    [InlineData("the hash", 0)]
    [InlineData("another hash", 1)]
    public async Task A_package_that_the_machine_has_is_not_fetched_unless_its_hash_differs(string present, int fetched)
    {
        Directory.CreateDirectory(Path.Combine(_scratch["packages"], "torch/1.0"));
        File.WriteAllText(Path.Combine(_scratch["packages"], "torch/1.0/torch.sha512"), present);
        var file = new BundleFile("packages/torch/1.0/lib/torch.so", Manifest.HashOf(Content), Content.Length);
        var hash = Serve(new Manifest([file], [new BundlePackage("torch/1.0", "torch.sha512", "the hash")]));
        _served[file.Sha256] = Content;
        var tree = await Store.Bring(hash, Read);
        Assert.Equal(fetched, Directory.GetFiles(tree, "torch.so", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void Data_outside_of_the_project_can_not_be_shipped()
    {
        var build = Directory.CreateDirectory(_scratch["build"]).FullName;
        File.WriteAllText(Path.Combine(build, "Net.deps.json"), """{ "targets": {}, "libraries": {} }""");
        File.WriteAllText(_scratch["secret.csv"], "1");
        var project = Directory.CreateDirectory(_scratch["project"]).FullName;
        var error = Assert.Throws<ClusterException>(() => new BundleMaker().Make(
            new(build, Directory.CreateDirectory(_scratch["host"]).FullName, Path.Combine(build, "Net.deps.json"), [], project, ["../secret.csv"])));
        Assert.Equal("NAS2092", error.Code);
    }

    private string Serve(BundleFile file)
    {
        _served[file.Sha256] = Content;
        return Serve(new Manifest([file], []));
    }

    private string Serve(Manifest manifest)
    {
        var text = Encoding.UTF8.GetBytes(manifest.ToText());
        _served[Manifest.HashOf(text)] = text;
        return Manifest.HashOf(text);
    }

    private Task<byte[]> Read(string hash, long from)
    {
        _read.Add(hash);
        return Task.FromResult(_served[hash].Skip((int)from).Take(4).ToArray());
    }

    private async Task<string> Refusal(string hash)
    {
        var error = await Assert.ThrowsAsync<ClusterException>(() => Store.Bring(hash, Read));
        Assert.Equal("NAS2093", error.Code);
        Assert.DoesNotContain('\n', error.Message);
        return error.Message;
    }
}
