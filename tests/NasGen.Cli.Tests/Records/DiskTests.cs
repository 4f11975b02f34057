using NasGen.Cli.Records;

namespace NasGen.Cli.Tests.Records;

public sealed class DiskTests
{
    [Fact]
    public void A_full_disk_is_told_from_other_failures()
    {
        var other = Assert.ThrowsAny<IOException>(() => File.ReadAllText("/no/such/file"));
        Assert.False(Disk.IsFull(other));
        // The device that is always full: what the system says there is what a full disk says.
        if (!OperatingSystem.IsLinux()) return;
        var full = Assert.ThrowsAny<IOException>(() =>
        {
            using var device = new FileStream("/dev/full", FileMode.Open, FileAccess.Write);
            device.Write(new byte[8192]);
            device.Flush();
        });

        Assert.True(Disk.IsFull(full));
        Assert.True(Disk.IsFull(new InvalidOperationException("outer", full)));
        Assert.Equal("NAS2026", Disk.Full("/project", full).Code);
    }
}
