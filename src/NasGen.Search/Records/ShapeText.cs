using System.Globalization;

namespace NasGen.Search.Records;

/// <summary>Tensor shapes as text in the record: <c>1x8x8, 16x8x8</c>, one per repeat, without the batch.</summary>
internal static class ShapeText
{
    public static string Format(IReadOnlyList<long[]> shapes) => string.Join(", ", shapes.Select(s => string.Join('x', s)));

    /// <exception cref="FormatException">The text is not a list of shapes.</exception>
    public static long[][] Parse(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(s => s.Split('x', StringSplitOptions.RemoveEmptyEntries)
                .Select(n => long.Parse(n, NumberStyles.None, CultureInfo.InvariantCulture)).ToArray())];
}
