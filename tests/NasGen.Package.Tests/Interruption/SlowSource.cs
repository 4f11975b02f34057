using NasGen.Package.Tests.Projects;

namespace NasGen.Package.Tests.Interruption;

/// <summary>
/// A space that writes a line for each training it has finished, and finishes no more of them than a file allows: what runs when
/// the test interrupts does not depend on how fast either of them is.
/// </summary>
internal static class SlowSource
{
    public const string Witness = "finished.txt";

    /// <summary>Holds how many trainings may finish; without it, all.</summary>
    public const string Allowed = "allowed.txt";

    public static string Text { get; } = Sources.Space(attributes: "[Train(nameof(TrainAndScore))]", members: $$"""
        public static double TrainAndScore(
                Module<Tensor, Tensor> net, (Tensor Inputs, Tensor Targets) train, (Tensor Inputs, Tensor Targets) validation,
                double fidelity, Action<double> report, CancellationToken stop)
            {
                for (var step = 0; step < 10 || !MayFinish(); step++)
                {
                    stop.ThrowIfCancellationRequested();
                    Thread.Sleep(30);
                    if (step < 10) report((step + 1) / 10.0);
                }
                System.IO.File.AppendAllText("{{Witness}}", "done\n");
                return net.parameters().Sum(p => p.numel()) / 1000.0;
            }

            private static bool MayFinish() =>
                !System.IO.File.Exists("{{Allowed}}")
                || (System.IO.File.Exists("{{Witness}}") ? System.IO.File.ReadAllLines("{{Witness}}").Length : 0)
                    < int.Parse(System.IO.File.ReadAllText("{{Allowed}}"));
        """).Replace("[Training(Epochs = [3], BatchSize = [16])]", "", StringComparison.Ordinal);
}
