using NasGen.Cli.Platform;
using NasGen.Cli.Profiles;

namespace NasGen.Cli.Tests.Profiles;

public sealed class DeviceTargetTests
{
    private static readonly DeviceProfile Here = new()
    {
        Machine = new DeviceMachine { Processor = Machine.Processor(), Cores = Environment.ProcessorCount },
        Versions = new DeviceVersions { Libtorch = "2.10.0" },
        Energy = new DeviceEnergy { Clock = 1e9 },
    };

    [Fact]
    public void A_profile_of_this_machine_and_version_is_used_without_a_warning() =>
        Assert.DoesNotContain("warning", Assert.Single(DeviceTarget.Of("device.yaml", Here).Lines("2.10.0")), StringComparison.Ordinal);

    [Fact]
    public void A_profile_of_another_libtorch_gives_a_warning() =>
        Assert.Contains(
            DeviceTarget.Of("device.yaml", Here).Lines("2.11.0"),
            l => l.StartsWith("device.yaml: warning NAS2051: ", StringComparison.Ordinal) && l.Contains("2.10.0", StringComparison.Ordinal));

    [Fact]
    public void A_profile_of_another_machine_gives_a_warning_unless_it_is_a_target()
    {
        var other = Here with { Machine = new DeviceMachine { Processor = "Cortex-M7" } };
        var (target, unmarked) = (DeviceTarget.Of("board.yaml", other with { Target = true }), DeviceTarget.Of("board.yaml", other));

        Assert.False(target.IsThisMachine || unmarked.IsThisMachine);
        Assert.StartsWith("board.yaml: warning NAS2052: ", Assert.Single(unmarked.Lines("2.10.0")), StringComparison.Ordinal);
        Assert.Equal("Latency is predicted for Cortex-M7 by board.yaml: nothing is measured on this machine.", Assert.Single(target.Lines("2.10.0")));
    }

    [Fact]
    public void The_digest_covers_only_what_predictions_depend_on()
    {
        var digest = DeviceTarget.Of("a", Here).Digest;

        Assert.Equal(digest, DeviceTarget.Of("b", Here with { Date = "2026-11-24" }).Digest);
        Assert.NotEqual(digest, DeviceTarget.Of("a", Here with { Energy = new DeviceEnergy { Clock = 2e9 } }).Digest);
    }
}
