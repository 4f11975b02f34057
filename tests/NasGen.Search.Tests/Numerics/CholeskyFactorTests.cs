using MathNet.Numerics.LinearAlgebra;
using NasGen.Search.Numerics;

namespace NasGen.Search.Tests.Numerics;

/// <summary>The factor against MathNet's.</summary>
public sealed class CholeskyFactorTests
{
    private static readonly Random Random = new(1);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(33)]
    [InlineData(70)]
    public void Solutions_inverse_and_determinant_are_those_of_a_matrix_library(int n)
    {
        var root = Matrix<double>.Build.Dense(n, n, (_, _) => Random.NextDouble() - 0.5);
        var matrix = root * root.Transpose() + 0.1 * Matrix<double>.Build.DenseIdentity(n);
        var factor = new CholeskyFactor();
        for (var i = 0; i < n; i++) Assert.True(factor.TryAppend([.. matrix.Row(i).Take(i + 1)]));

        Assert.Equal(matrix.Cholesky().DeterminantLn, factor.LogDeterminant, 1e-9);
        var right = Vector<double>.Build.Dense(n, i => Math.Sin(i + 1));
        var solution = right.ToArray();
        factor.Solve(solution);
        Assert.Equal(0, (matrix.Cholesky().Solve(right) - Vector<double>.Build.Dense(solution)).InfinityNorm(), 1e-9);
        var packed = new double[n * (n + 1) / 2];
        factor.Invert(packed);
        var inverse = matrix.Inverse();
        for (int i = 0, at = 0; i < n; i++)
            for (var j = 0; j <= i; j++, at++)
                Assert.Equal(inverse[i, j], packed[at], 1e-8);

        var block = new double[n * CholeskyFactor.Block];
        for (var i = 0; i < block.Length; i++) block[i] = Math.Cos(i);
        var columns = Matrix<double>.Build.Dense(n, CholeskyFactor.Block, (i, c) => block[i * CholeskyFactor.Block + c]);
        factor.SolveLowerBlock(block);
        var solved = matrix.Cholesky().Factor.LU().Solve(columns);
        for (var i = 0; i < n; i++)
            for (var c = 0; c < CholeskyFactor.Block; c++)
                Assert.Equal(solved[i, c], block[i * CholeskyFactor.Block + c], 1e-9);
    }
}
