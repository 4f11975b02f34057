using System.Globalization;

namespace NasGen.Benchmarks.Curves;

/// <summary>One training of one architecture, epoch by epoch.</summary>
/// <param name="Validation">The validation accuracy after each epoch.</param>
/// <param name="Test">The test accuracy after each epoch.</param>
/// <param name="Seconds">The processor's seconds of each epoch, with its validation and test.</param>
internal sealed record CurveTraining(string Genotype, int Seed, long Parameters, long Macs, double[] Validation, double[] Test, double[] Seconds)
{
    public static CurveTraining Parse(string line)
    {
        var cells = line.Split('\t');
        return new(
            cells[0], int.Parse(cells[1], CultureInfo.InvariantCulture), long.Parse(cells[2], CultureInfo.InvariantCulture),
            long.Parse(cells[3], CultureInfo.InvariantCulture), Numbers(cells[4]), Numbers(cells[5]), Numbers(cells[6]));

        static double[] Numbers(string text) => [.. text.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];
    }

    public override string ToString()
    {
        return string.Create(
            CultureInfo.InvariantCulture, $"{Genotype}\t{Seed}\t{Parameters}\t{Macs}\t{Text(Validation, 6)}\t{Text(Test, 6)}\t{Text(Seconds, 4)}");

        static string Text(double[] numbers, int digits) =>
            string.Join(' ', numbers.Select(n => Math.Round(n, digits).ToString(CultureInfo.InvariantCulture)));
    }
}
