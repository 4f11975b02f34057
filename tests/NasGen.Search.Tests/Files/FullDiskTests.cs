using NasGen.Search.Files;
using NasGen.Search.Tests.Journals;

namespace NasGen.Search.Tests.Files;

public sealed class FullDiskTests
{
    [Fact]
    public void A_full_disk_is_told_from_other_failures()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(Path.Combine(directory.Path, "file"), "");
        Assert.False(FullDisk.IsCauseOf(Assert.ThrowsAny<IOException>(() => File.ReadAllText(Path.Combine(directory.Path, "none")))));
        // ENOTEMPTY is 39 on Linux, which on Windows is ERROR_HANDLE_DISK_FULL.
        Assert.False(FullDisk.IsCauseOf(Assert.ThrowsAny<IOException>(() => Directory.Delete(directory.Path, recursive: false))));
        // The device that is always full: what the system says there is what a full disk says.
        if (!OperatingSystem.IsLinux()) return;
        var full = Assert.ThrowsAny<IOException>(() =>
        {
            using var device = new FileStream("/dev/full", FileMode.Open, FileAccess.Write);
            device.Write(new byte[8192]);
            device.Flush();
        });

        Assert.True(FullDisk.IsCauseOf(full));
        Assert.True(FullDisk.IsCauseOf(new InvalidOperationException("outer", full)));
    }
}
