using NasGen.Export.Exports;
using NasGen.Export.Tests.Harness;

namespace NasGen.Export.Tests.Samples;

public sealed class SampleWinnerTests
{
    public static TheoryData<string> Names => [.. SampleWinners.All.Select(winner => winner.Network.Type.Name)];

    /// <summary>A winner of a space with <c>[Resolution]</c> takes the samples at its own rate.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Each_winner_of_the_samples_is_exported_and_checked_with_its_own_data(string name)
    {
        var (network, input, project) = SampleWinners.All.Single(winner => winner.Network.Type.Name == name);
        var folder = Directory.CreateTempSubdirectory("nasgen-winner-").FullName;
        try
        {
            using var export = new NetworkExport(
                new ExportOrder(network, ExportFormats.Onnx | ExportFormats.PyTorch, folder, input, Weights: null, Opset: 17, project), Exported.Recorder);
            var lines = export.Run();
            Assert.Contains("on 74 random inputs and 74 training samples.", lines[0], StringComparison.Ordinal);
            Assert.Equal(2, lines.Count);
            Assert.True(File.Exists(Path.Combine(folder, name + ".onnx")) && File.Exists(Path.Combine(folder, name + ".py")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
