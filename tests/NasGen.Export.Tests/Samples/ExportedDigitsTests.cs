using Google.Protobuf;
using NasGen.Export.Tests.Harness;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Export.Tests.Samples;

/// <summary>The program that docs/export.md shows.</summary>
public sealed class ExportedDigitsTests
{
    [Fact]
    public void The_program_of_the_documentation_returns_what_the_network_returns()
    {
        var network = Sequential(Conv2d(1, 4, 3), ReLU(), Flatten(), Linear(144, 10));
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, Exported.Of(network, [1, 8, 8]).Model.ToByteArray());
            float[] pixels = [.. Enumerable.Range(0, 64).Select(i => i / 64f)];
            using var noGradient = no_grad();
            var expected = network.call(tensor(pixels).reshape(1, 1, 8, 8)).data<float>().ToArray();
            Assert.Equal(expected, ExportedDigits.Scores(path, pixels), (a, b) => Math.Abs(a - b) < 1e-5);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
