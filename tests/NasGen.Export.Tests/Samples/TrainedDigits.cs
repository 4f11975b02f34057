using Digits;
using NasGen.Export.Exports;
using NasGen.Export.Tests.Harness;
using TorchSharp;
using static TorchSharp.torch;
using DigitsTraining = Digits.Training;

namespace NasGen.Export.Tests.Samples;

/// <summary>The winner of the sample after a short training, its weights in a file, and everything that an export writes of it.</summary>
public sealed class TrainedDigits : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nasgen-digits-").FullName;

    public TrainedDigits()
    {
        manual_seed(7);
        var (images, labels) = DigitsFile.Read(Path.Combine(AppContext.BaseDirectory, "digits.csv.gz"));
        var order = randperm(images.shape[0]);
        (Images, Labels) = (images[order[..300]], labels[order[..300]]);
        using var network = new DigitsNetBest();
        DigitsTraining.Run(network, images[order[300..]], labels[order[300..]], epochs: 4);
        network.eval();
        using var noGradient = no_grad();
        Scores = network.call(Images);
        network.save(File("trained.dat"));
        const ExportFormats All = ExportFormats.Onnx | ExportFormats.PyTorch | ExportFormats.SafeTensors | ExportFormats.Pt | ExportFormats.Dat;
        var found = new ProjectNetwork(typeof(DigitsNetBest), Space: null, Record: null);
        using var export = new NetworkExport(new ExportOrder(found, All, _folder, [1, 8, 8], File("trained.dat"), Opset: 17, _folder), Exported.Recorder);
        _ = export.Run();
    }

    /// <summary>Images that the training has not seen.</summary>
    public Tensor Images { get; }

    public Tensor Labels { get; }

    /// <summary>What the trained network returns for them.</summary>
    public Tensor Scores { get; }

    public string File(string name) => Path.Combine(_folder, name);

    /// <summary>The share of right answers.</summary>
    public double Accuracy(Tensor scores) => scores.argmax(1).eq(Labels).to(float64).mean().item<double>();

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
