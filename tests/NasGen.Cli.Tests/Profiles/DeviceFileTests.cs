using NasGen.Cli.Profiles;
using NasGen.Search.Contracts;

namespace NasGen.Cli.Tests.Profiles;

public sealed class DeviceFileTests
{
    [Fact]
    public void A_profile_that_is_written_and_read_again_is_the_same()
    {
        var profile = new DeviceProfile
        {
            Machine = new DeviceMachine { Processor = "Tiny", Cores = 2, System = "Some OS" },
            Network = new DeviceLine { CallOverhead = -1e-6, Factor = 1.1 },
            Layers =
            [
                new DeviceLayer
                {
                    Kind = "linear",
                    Call = 1e-6,
                    PerMac = 2e-10,
                    Points = [new DevicePoint { Macs = 4, Bytes = 8, Median = 1e-6, Repeats = 30 }],
                },
            ],
            Energy = new DeviceEnergy { PerMac = 1e-12, Clock = 1e9, DutyCycle = 0.5 },
        };
        var text = DeviceFile.Format(profile);

        Assert.Equal(text, DeviceFile.Format(DeviceFile.Parse(text, "device.yaml")));
    }

    [Fact]
    public void A_profile_of_a_board_needs_only_energy_and_clock()
    {
        const string Text = """
            machine: {processor: Cortex-M7}
            target: true
            energy: {perMac: 4.6e-12, perByte: 1e-10, idleWatts: 0.1, clock: 4e8, battery: 10, dutyCycle: 0.01}
            """;
        var profile = DeviceFile.Parse(Text, "board.yaml");

        Assert.Equal((true, 4.6e-12, 4e8, 10), (profile.Target, profile.Energy!.PerMac, profile.Energy.Clock, profile.Energy.Battery));
    }

    [Theory]
    [InlineData("energy: {clock: 1e9}\nmachin: {cores: 2}\n", 2, "Did you mean 'machine'?")]
    [InlineData("energy:\n  clock: 1e9\n  perMack: 1\n", 3, "There is no key 'perMack' in 'energy'. Did you mean 'perMac'?")]
    [InlineData("energy:\n  clock: 1e9\n  perMac: -1\n", 3, "cannot be negative")]
    [InlineData("energy:\n  clock: fast\n", 2, "must be a number")]
    [InlineData("energy:\n  clock: .nan\n", 2, "must be a number")]
    [InlineData("energy: {clock: 1e9, dutyCycle: 2}\n", 1, "from 0 to 1")]
    [InlineData("machine: {cores: 1.5}\n", 1, "whole number")]
    [InlineData("energy: cheap\n", 1, "'key: value' lines")]
    [InlineData("layers: many\n", 1, "must be a list")]
    [InlineData("layers:\n  - kind: linear\n    points:\n      - {macs: -4}\n", 4, "cannot be negative")]
    [InlineData("energy: {clock: 1e9\n", 2, "not valid YAML")]
    [InlineData("target: perhaps\nenergy: {clock: 1e9}\n", 1, "must be true or false")]
    [InlineData("", 0, "empty")]
    [InlineData("- 1\n", 0, "empty")]
    [InlineData("machine: {cores: 2}\n", 0, "says nothing about latency")]
    public void A_mistake_in_a_profile_is_reported_with_its_line(string text, int line, string answer)
    {
        var error = Assert.Throws<NasException>(() => DeviceFile.Parse(text, "device.yaml"));

        Assert.Equal(("NAS2050", "device.yaml", line), (error.Code, error.File, error.Line));
        Assert.Contains(answer, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_profile_is_an_error()
    {
        var error = Assert.Throws<NasException>(() => DeviceFile.Read("/nowhere/device.yaml"));

        Assert.Equal("NAS2050", error.Code);
        Assert.Contains("nasgen device measure", error.Message, StringComparison.Ordinal);
    }
}
