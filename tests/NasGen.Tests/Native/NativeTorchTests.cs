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

    [Fact]
    public void The_patched_copy_is_gone_from_the_disk_once_it_is_mapped()
    {
        using var tensor = torch.zeros(1);
        Assert.All(File.ReadLines("/proc/self/maps").Where(line => line.Contains(".libLibTorchSharp-", StringComparison.Ordinal)),
            line => Assert.EndsWith("(deleted)", line, StringComparison.Ordinal));
    }
}
