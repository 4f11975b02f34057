using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace NasGen.Cli.Tests.Fuzz;

/// <summary>The small data sets of the random spaces: one sample per row, inputs first, then every kind of label, group and time.</summary>
internal static class FuzzData
{
    private const int Rows = 60;

    private static readonly string[] Colours = ["red", "green", "blue"];

    /// <summary>The columns that are no inputs.</summary>
    public static string[] Others { get; } = ["y", "kind", "price", "rent", "big", "patient", "day"];

    public static void Write(string folder)
    {
        foreach (var inputs in new[] { 3, 16, 36 })
        {
            File.WriteAllText(Path.Combine(folder, $"rows{inputs}.csv"), Table(inputs, Rows, 1));
            File.WriteAllText(Path.Combine(folder, $"test{inputs}.csv"), Table(inputs, 20, 2));
            File.WriteAllText(Path.Combine(folder, $"few{inputs}.csv"), Table(inputs, 4, 3));
            var lines = Table(inputs, Rows, 4).Split('\n');
            lines[7] = lines[7][..lines[7].IndexOf(',', StringComparison.Ordinal)] + ",NaN" + lines[7][lines[7].IndexOf(',', lines[7].IndexOf(',', StringComparison.Ordinal) + 1)..];
            File.WriteAllText(Path.Combine(folder, $"nan{inputs}.csv"), string.Join('\n', lines));
            File.WriteAllText(Path.Combine(folder, $"same{inputs}.csv"), Table(inputs, Rows, 5, isConstant: true));
        }
        File.WriteAllBytes(Path.Combine(folder, "images.idx"), Idx([Rows, 6, 6], i => (byte)(i * 37 % 256)));
        File.WriteAllBytes(Path.Combine(folder, "labels.idx"), Idx([Rows], i => (byte)(i % 2)));
    }

    private static string Table(int inputs, int rows, int seed, bool isConstant = false)
    {
        var random = new Random(seed);
        var text = new StringBuilder(string.Join(',', Enumerable.Range(0, inputs).Select(i => $"x{i}").Concat(Others))).Append('\n');
        for (var row = 0; row < rows; row++)
        {
            double[] x = [.. Enumerable.Range(0, inputs).Select(_ => isConstant ? 0.5 : random.NextDouble() * 2 - 1)];
            var sum = x[0] + x[1] + 0.1 * (random.NextDouble() - 0.5);
            string[] cells =
            [
                .. x.Select(v => v.ToString("F4", CultureInfo.InvariantCulture)), isConstant ? "1" : sum > 0 ? "1" : "0", Colours[row % 3],
                sum.ToString("F3", CultureInfo.InvariantCulture), (2 - x[2]).ToString("F3", CultureInfo.InvariantCulture),
                (350_000 + 70_000 * sum).ToString("F0", CultureInfo.InvariantCulture), $"p{row / 4}",
                new DateTime(2024, 1, 1).AddDays(row).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ];
            text.AppendJoin(',', cells).Append('\n');
        }
        return text.ToString();
    }

    private static byte[] Idx(int[] shape, Func<int, byte> value)
    {
        var bytes = new byte[4 + 4 * shape.Length + shape.Aggregate(1, (a, b) => a * b)];
        (bytes[2], bytes[3]) = (8, (byte)shape.Length);
        for (var i = 0; i < shape.Length; i++) BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 + 4 * i), shape[i]);
        for (var i = 0; i < bytes.Length - 4 - 4 * shape.Length; i++) bytes[4 + 4 * shape.Length + i] = value(i);
        return bytes;
    }
}
