using Heartbeat;
using TorchSharp;

namespace NasGen.Tests.Heartbeats;

/// <summary>The data of samples/Heartbeat: the reader of PhysioNet's files, and the invented patients.</summary>
public sealed class HeartbeatDataTests
{
    /// <summary>The first samples of record 100 are 995 and 1011, and twelve bits are signed.</summary>
    [Fact]
    public void Three_bytes_are_a_sample_of_each_signal()
    {
        var (first, second) = WfdbRecord.Unpack([0xE3, 0x33, 0xF3, 0xFF, 0x8F, 0x01]);
        Assert.Equal([995, -1], first);
        Assert.Equal([1011, -2047], second);
    }

    /// <summary>The counts that PhysioNet states for record 100.</summary>
    [Fact]
    public void The_annotations_of_record_100_are_read_as_published()
    {
        var annotations = WfdbRecord.ReadAnnotations(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Heartbeats", "mitdb-100.atr")));
        Assert.Equal(2274, annotations.Count);
        Assert.Equal([(1, 2239), (5, 1), (8, 33), (28, 1)], annotations.GroupBy(a => a.Code).Select(g => (g.Key, g.Count())).Order());
        Assert.Equal([(18, 28), (77, 1), (370, 1), (662, 1)], annotations.Take(4));
        Assert.Equal(649_991, annotations[^1].Sample);
    }

    [Fact]
    public void A_long_pause_between_annotations_is_two_words() => Assert.Equal(
        [(100_000, 1)], WfdbRecord.ReadAnnotations([0x00, 59 << 2, 0x01, 0x00, 0xA0, 0x86, 0x00, 1 << 2, 0x00, 0x00]));

    [Fact]
    public void Invented_patients_are_the_same_each_time_and_have_both_kinds_of_beats()
    {
        using var scope = torch.NewDisposeScope();
        var (inputs, targets, patients) = Beats.Generated(patients: 3, seed: 1).ToTensors();
        Assert.Equal([60, 3, Beats.Length], inputs.shape);
        Assert.True(inputs.equal(Beats.Generated(patients: 3, seed: 1).ToTensors().Inputs).all().item<bool>());
        Assert.InRange(targets.sum().item<long>(), 4, 25);
        Assert.Equal(["1-0", "1-1", "1-2"], patients.Distinct());
        Assert.True(inputs.isfinite().all().item<bool>());
    }
}
