using static TorchSharp.torch;

namespace NasGen.Tests.Modules;

/// <summary>Points of the square [−1, 1]² where a symmetry of quarter turns could break.</summary>
internal static class Plane
{
    /// <summary>5,000 random points and those on axes and diagonals, the origin and the corners.</summary>
    public static Tensor Points()
    {
        manual_seed(4);
        var line = linspace(-1, 1, 41).unsqueeze(1);
        return cat([rand(5000, 2) * 2 - 1, cat([line, zeros_like(line)], 1), cat([zeros_like(line), line], 1), cat([line, line], 1), cat([line, -line], 1)]);
    }

    /// <summary>Each point after a quarter turn: [x, y] becomes [−y, x].</summary>
    public static Tensor Turn(Tensor points) => stack([-points.select(1, 1), points.select(1, 0)], 1);
}
