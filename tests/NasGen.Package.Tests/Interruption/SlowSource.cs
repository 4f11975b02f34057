using NasGen.Package.Tests.Projects;

namespace NasGen.Package.Tests.Interruption;

/// <summary>A space whose trainings take a known time, and that writes a line for each that it has finished.</summary>
internal static class SlowSource
{
    public const string Witness = "finished.txt";

    public const int Milliseconds = 300;

    public static string Text { get; } = Sources.Space(attributes: "[Train(nameof(TrainAndScore))]", members: $$"""
        public static double TrainAndScore(
                Module<Tensor, Tensor> net, (Tensor Inputs, Tensor Targets) train, (Tensor Inputs, Tensor Targets) validation,
                double fidelity, Action<double> report, CancellationToken stop)
            {
                for (var step = 0; step < 10; step++)
                {
                    stop.ThrowIfCancellationRequested();
                    Thread.Sleep({{Milliseconds / 10}});
                    report((step + 1) / 10.0);
                }
                System.IO.File.AppendAllText("{{Witness}}", "done\n");
                return net.parameters().Sum(p => p.numel()) / 1000.0;
            }
        """).Replace("[Training(Epochs = [3], BatchSize = [16])]", "", StringComparison.Ordinal);
}
