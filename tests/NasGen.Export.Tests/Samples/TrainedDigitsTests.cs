using Digits;
using NasGen.Export.Checks;
using NasGen.Export.Tests.Python;
using NasGen.Export.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Export.Tests.Samples;

/// <summary>From a trained winner to the programs that documentation shows: all return what the network returned.</summary>
public sealed class TrainedDigitsTests(TrainedDigits digits) : IClassFixture<TrainedDigits>
{
    private const double Most = 1e-5;

    [Fact]
    public void The_training_has_taught_it_something() => Assert.InRange(digits.Accuracy(digits.Scores), 0.9, 1);

    [Fact]
    public void The_program_in_CSharp_has_the_same_scores_and_accuracy()
    {
        var pixels = digits.Images.reshape(300, 64);
        using var scores = stack([.. Enumerable.Range(0, 300).Select(i => tensor(ExportedDigits.Scores(digits.File("DigitsNetBest.onnx"), Row(pixels, i))))]);
        Assert.InRange(Difference.Of(scores, digits.Scores), 0, Most);
        Assert.Equal(digits.Accuracy(digits.Scores), digits.Accuracy(scores));
    }

    [PyTorchFact]
    public void The_program_in_Python_has_the_same_scores_and_accuracy()
    {
        StateFile.Write(digits.File("images.pt"), new Dictionary<string, Tensor> { ["images"] = digits.Images });
        File.WriteAllText(digits.File("program.py"), """
            import torch
            from DigitsNetBest import DigitsNetBest

            network = DigitsNetBest()
            network.load_state_dict(torch.load("DigitsNetBest.pt"))
            network.eval()
            with torch.no_grad():
                torch.save({"scores": network(torch.load("images.pt")["images"])}, "scores.pt")
            """);
        var (code, text) = PythonProcess.Run(PythonProcess.Path, "-c", $"import os; os.chdir('{digits.File("")}'); import program");
        Assert.True(code == 0, text);
        var scores = StateFile.Read(digits.File("scores.pt"))[0].Values;
        Assert.InRange(Difference.Of(scores, digits.Scores), 0, Most);
        Assert.Equal(digits.Accuracy(digits.Scores), digits.Accuracy(scores));
    }

    [Theory, InlineData(".safetensors"), InlineData(".pt"), InlineData(".dat")]
    public void Its_weights_return_from_each_format(string extension)
    {
        using var network = new DigitsNetBest();
        StateLoader.Load(network, nameof(DigitsNetBest), digits.File(nameof(DigitsNetBest) + extension));
        network.eval();
        using var noGradient = no_grad();
        Assert.Equal(0, Difference.Of(network.call(digits.Images), digits.Scores));
    }

    private static float[] Row(Tensor pixels, int index) => pixels[index].contiguous().data<float>().ToArray();
}
