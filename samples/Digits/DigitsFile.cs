using System.Globalization;
using System.IO.Compression;
using static TorchSharp.torch;

namespace Digits;

/// <summary>Reads data/digits.csv.gz: 64 pixels and the label per row.</summary>
internal static class DigitsFile
{
    /// <summary>Images of shape [N, 1, 8, 8] and labels of shape [N].</summary>
    public static (Tensor Images, Tensor Labels) Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        reader.ReadLine();
        List<float> pixels = [];
        List<long> labels = [];
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            pixels.AddRange(cells[..64].Select(c => float.Parse(c, CultureInfo.InvariantCulture)));
            labels.Add(long.Parse(cells[64], CultureInfo.InvariantCulture));
        }
        return (tensor(pixels.ToArray(), [labels.Count, 1, 8, 8]), tensor(labels.ToArray()));
    }
}
