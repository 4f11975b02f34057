using System.Globalization;
using System.Text;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Plate;

/// <summary>The bending stress on the surface, σxx = 6·Mxx/t², as a picture. In units of q(a/t)² it does not depend on the plate's size.</summary>
internal static class StressPicture
{
    private const int Cells = 60;
    private const int Size = 8;

    public static string Svg(Module<Tensor, Tensor> net)
    {
        using var moments = Kirchhoff.Moments(net, Square.Grid(Cells, margin: 1.0 / Cells));
        var stress = moments.select(1, 0).contiguous().data<float>().Select(m => 6 * m / 4).ToArray(); // a = 2, q = 1
        var most = stress.Max();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Cells * Size} {Cells * Size + 24}\">\n");
        for (var i = 0; i < stress.Length; i++)
        {
            var (x, y) = (i / Cells * Size, (Cells - 1 - i % Cells) * Size);
            text.Append(
                CultureInfo.InvariantCulture,
                $"<rect x=\"{x}\" y=\"{y}\" width=\"{Size}\" height=\"{Size}\" fill=\"{Colour(stress[i] / most)}\"/>\n");
        }
        text.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"4\" y=\"{Cells * Size + 17}\" font-size=\"13\">σxx on the surface: 0 (blue) to {most:0.0000} q(a/t)² (red)</text>\n</svg>\n");
        return text.ToString();
    }

    /// <summary>A colour from blue for 0 over white to red for 1.</summary>
    private static string Colour(double share)
    {
        var s = Math.Clamp(share, 0, 1);
        var (red, green, blue) = s < 0.5 ? (2 * s, 2 * s, 1.0) : (1.0, 2 - 2 * s, 2 - 2 * s);
        return string.Create(CultureInfo.InvariantCulture, $"rgb({255 * red:0},{255 * green:0},{255 * blue:0})");
    }
}
