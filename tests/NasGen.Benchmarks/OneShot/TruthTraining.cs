using System.Globalization;

namespace NasGen.Benchmarks.OneShot;

/// <summary>One training of one architecture.</summary>
/// <param name="Validation">The validation accuracy at the epoch that is kept.</param>
/// <param name="Test">The test accuracy at that epoch.</param>
/// <param name="Seconds">The seconds of the training on one thread.</param>
internal sealed record TruthTraining(string Genotype, int Seed, double Validation, double Test, long Parameters, long Macs, double Seconds)
{
    public static TruthTraining Parse(string line)
    {
        var cells = line.Split('\t');
        double Number(int cell) => double.Parse(cells[cell], CultureInfo.InvariantCulture);
        return new(cells[0], (int)Number(1), Number(2), Number(3), (long)Number(4), (long)Number(5), Number(6));
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Genotype}\t{Seed}\t{Validation:R}\t{Test:R}\t{Parameters}\t{Macs}\t{Seconds:F3}");
}
