using static TorchSharp.torch;

namespace Plate;

/// <summary>The square [−1, 1]² and points in it.</summary>
internal static class Square
{
    /// <summary>(1 − x²)(1 − y²) as <c>[N, 1]</c>: zero on the edge, and the same to the last bit after a quarter turn.</summary>
    public static Tensor Edge(Tensor points)
    {
        using var factors = 1 - points.square();
        return factors.narrow(1, 0, 1) * factors.narrow(1, 1, 1);
    }

    /// <summary>A grid of <paramref name="size"/>² points, edges included unless <paramref name="margin"/> keeps off them.</summary>
    public static Tensor Grid(int size, double margin = 0) => Product(linspace(margin - 1, 1 - margin, size));

    /// <summary>
    /// Gauss–Legendre points and their weights, which sum to the square's area of 4. The nodes are the eigenvalues of a tridiagonal matrix (Golub and
    /// Welsch 1969).
    /// </summary>
    public static (Tensor Points, Tensor Weights) Gauss(int size)
    {
        var k = arange(1, size, ScalarType.Float64);
        var (nodes, vectors) = linalg.eigh((k / (4 * k * k - 1).sqrt()).diag(-1));
        var weights = (2 * vectors[0].square()).to(ScalarType.Float32);
        return (Product(nodes.to(ScalarType.Float32)), outer(weights, weights).flatten());
    }

    private static Tensor Product(Tensor line) => cartesian_prod(line, line);
}
