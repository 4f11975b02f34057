using NasGen.Native;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Tests.Native;

public class NativeTorchTests
{
    [Fact]
    public void TorchSharp_computes_on_this_system()
    {
        using var sum = torch.arange(5).sum();
        Assert.Equal(10, sum.item<long>());
    }

    [Fact]
    public void A_library_that_is_no_elf_file_is_left_alone() => Assert.Null(NativeTorch.WithOldInitializer(new byte[128]));

    [Fact]
    public void The_patched_library_asks_for_no_symbol_newer_than_GCC_12()
    {
        var shipped = File.ReadAllBytes(NativeTorch.Find("libLibTorchSharp.so")!);
        var patched = NativeTorch.WithOldInitializer(shipped);

        Assert.NotNull(patched);
        Assert.Equal(shipped.Length, patched.Length);
        Assert.Null(NativeTorch.WithOldInitializer(patched));
        // The name, and the version's hash and name offset, are all that differ.
        Assert.InRange(shipped.Zip(patched).Count(pair => pair.First != pair.Second), 1, 28 + 8);
    }

    /// <summary>On a system that needs no patch, the library is loaded from its package.</summary>
    [Fact]
    public void The_library_is_mapped_from_no_folder_where_another_user_could_put_it()
    {
        using var tensor = torch.zeros(1);
        var mapped = File.ReadLines("/proc/self/maps").Where(line => line.Contains("LibTorchSharp.so", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(mapped);
        Assert.All(mapped, line => Assert.True(
            line.EndsWith("/memfd:libLibTorchSharp.so (deleted)", StringComparison.Ordinal)
            || line.EndsWith(" " + Path.GetFullPath(NativeTorch.Find("libLibTorchSharp.so")!), StringComparison.Ordinal), line));
    }
}
