using NasGen.Package.Tests.Projects;

namespace NasGen.Package.Tests.Interruption;

/// <summary>
/// A space whose training writes a line when it ends, and waits before that until a file allows it. The trainings that run when the test
/// interrupts the search therefore do not depend on the speed of the machine.
/// </summary>
internal static class SlowSource
{
    public const string Witness = "finished.txt";

    /// <summary>The file with the number of trainings that may end. Without the file all may end.</summary>
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
