using CsCheck;
using NasGen.Search.Contracts;
using NasGen.Search.Insights.LinearCodes;

namespace NasGen.Search.Tests.Insights.LinearCodes;

public sealed class LinearDiscriminantCodeLengthTests
{
    private static readonly double[][] Square = [[0, 0], [1, 1], [0, 1], [1, 0]];

    /// <summary>Points in general position: no three on a line, as coordinates are drawn from 53 bits.</summary>
    private static readonly Gen<(double[][] Points, int[] Classes)> Small =
        from dimensions in Gen.Int[1, 3]
        from count in Gen.Int[dimensions + 1, 7]
        from classes in Gen.Int[1, Math.Min(5, count)]
        from points in Gen.Double.Unit.Array[dimensions].Array[count]
        from labels in Gen.Int[0, classes - 1].Array[count]
        select (points, labels);

    private static CodeLength Exactly(int length) => new(CodeLengthKind.Finite, length, IsExact: true);

    private static CodeLength Of(double[][] points, params int[] classes) => LinearDiscriminantCodeLength.Of(points, classes);

    [Fact]
    public void Two_separable_classes_need_one_hyperplane() => Assert.Equal(Exactly(1), Of(Square, 0, 1, 1, 1));

    [Fact]
    public void Exclusive_or_has_no_set_of_hyperplanes() => Assert.Equal(new CodeLength(CodeLengthKind.Infinite, IsExact: true), Of(Square, 0, 0, 1, 1));

    [Fact]
    public void The_four_corners_as_classes_of_their_own_need_two() => Assert.Equal(Exactly(2), Of(Square, 0, 1, 2, 3));

    [Theory]
    [InlineData(0, 1, 2), InlineData(2, 0, 1)]
    public void Three_classes_on_a_line_need_two(params int[] classes) => Assert.Equal(Exactly(2), Of([[0], [1], [2]], classes));

    [Fact]
    public void Every_class_needs_a_cut_of_its_own_on_a_line() =>
        Assert.Equal(Exactly(7), Of([.. Enumerable.Range(0, 8).Select(i => new double[] { i })], [.. Enumerable.Range(0, 8)]));

    [Fact]
    public void A_class_that_another_surrounds_has_no_code() =>
        Assert.Equal(CodeLengthKind.Infinite, Of([[0, 0], [2, 0], [-1, 2], [-1, -2]], 0, 1, 1, 1).Kind);

    [Fact]
    public void Pairs_that_separate_are_not_enough_where_a_third_class_lies_across() =>
        // Two points of 2 lie on either side of every line that separates 0 from 1.
        Assert.Equal(CodeLengthKind.Infinite, Of([[-1, 0], [1, 0], [-0.5, 9], [0.5, -9], [-5, 1], [5, -1]], 0, 1, 2, 2, 2, 2).Kind);

    [Theory]
    [InlineData(2, 1), InlineData(3, 2), InlineData(4, 2), InlineData(5, 3), InlineData(8, 3), InlineData(9, 4), InlineData(10, 4)]
    public void Where_all_dichotomies_are_realizable_the_length_is_the_lower_bound(int classes, int expected)
    {
        // The corners of a simplex: every side of them is a face.
        double[][] corners = [.. Enumerable.Range(0, classes).Select(c => Enumerable.Range(0, classes).Select(j => j == c ? 1.0 : 0).ToArray())];
        Assert.Equal(Exactly(expected), Of(corners, [.. Enumerable.Range(0, classes)]));
    }

    [Theory]
    [InlineData(0), InlineData(3), InlineData(1e6)]
    public void A_collapsed_representation_has_no_length(double value) =>
        Assert.Equal(CodeLengthKind.Undefined, Of([[value, value], [value, value], [value, value]], 0, 1, 1).Kind);

    [Fact]
    public void A_representation_that_is_not_finite_has_no_length() => Assert.Equal(CodeLengthKind.Undefined, Of([[1], [double.NaN]], 0, 1).Kind);

    [Fact]
    public void Two_classes_that_share_a_point_have_no_code() => Assert.Equal(CodeLengthKind.Infinite, Of([[0, 0], [1, 0], [0, 0]], 0, 0, 1).Kind);

    [Fact]
    public void One_class_needs_none() => Assert.Equal(Exactly(0), Of(Square, 5, 5, 5, 5));

    [Fact]
    public void On_small_sets_it_is_what_enumeration_finds() => Small.Sample(
        sample =>
        {
            var actual = LinearDiscriminantCodeLength.Of(sample.Points, sample.Classes);
            Assert.Equal(BruteForce.Of(sample.Points, sample.Classes) is { } length ? Exactly(length) : new CodeLength(CodeLengthKind.Infinite, IsExact: true), actual);
        },
        iter: 400);

    [Fact]
    public void It_is_the_same_in_all_affine_coordinates() => Gen.Select(Small, Gen.Double.Unit.Array[9], Gen.Double.Unit.Array[3]).Sample(
        (sample, map, offset) =>
        {
            var size = sample.Points[0].Length;
            // Twice the identity on top keeps the map far from singular.
            double[][] mapped = [.. sample.Points.Select(p => Enumerable.Range(0, size).Select(i => 100 * offset[i] + 2 * p[i] + Enumerable.Range(0, size).Sum(j => map[3 * i + j] * p[j])).ToArray())];
            Assert.Equal(LinearDiscriminantCodeLength.Of(sample.Points, sample.Classes), LinearDiscriminantCodeLength.Of(mapped, sample.Classes));
        },
        iter: 200);

    [Fact]
    public void It_is_never_less_than_the_lower_bound_and_a_tolerance_never_makes_it_longer() => Small.Sample(
        sample =>
        {
            var (exact, tolerant) = (LinearDiscriminantCodeLength.Of(sample.Points, sample.Classes), LinearDiscriminantCodeLength.Of(sample.Points, sample.Classes, 0.3));
            if (exact.Kind != CodeLengthKind.Finite) return;
            Assert.InRange(exact.Length, Math.Ceiling(Math.Log2(sample.Classes.Distinct().Count())), int.MaxValue);
            Assert.Equal(CodeLengthKind.Finite, tolerant.Kind);
            Assert.InRange(tolerant.Length, 0, exact.Length);
        },
        iter: 200);

    [Fact]
    public void A_tolerance_forgives_that_share_of_each_class_and_no_more()
    {
        // Twenty samples a class on a line, two of each among the other's.
        double[][] points = [.. Enumerable.Range(0, 40).Select(i => new[] { i / 20 * 100 + i % 20 + (i % 20 < 2 ? (i < 20 ? 150 : -150) : 0.0) })];
        int[] classes = [.. Enumerable.Range(0, 40).Select(i => i / 20)];
        Assert.Equal(CodeLengthKind.Infinite, LinearDiscriminantCodeLength.Of(points, classes, 0.09).Kind);
        Assert.Equal(Exactly(1), LinearDiscriminantCodeLength.Of(points, classes, 0.1));
    }

    [Fact]
    public void Of_many_classes_an_upper_bound_is_found()
    {
        var random = new Random(1);
        double[][] points = [.. Enumerable.Range(0, 40).Select(_ => Enumerable.Range(0, 16).Select(_ => random.NextDouble()).ToArray())];
        var found = LinearDiscriminantCodeLength.Of(points, [.. Enumerable.Range(0, 40)]);
        Assert.Equal(CodeLengthKind.Finite, found.Kind);
        Assert.InRange(found.Length, 6, 12);
    }

    [Fact]
    public void It_ends_when_its_time_is_over() => Assert.Equal(
        CodeLengthKind.Unknown, LinearDiscriminantCodeLength.Of(Square, [0, 1, 2, 3], allowance: new CancellationToken(canceled: true)).Kind);

    [Theory]
    [InlineData(0, 0, 0.0), InlineData(4, 3, 0.0), InlineData(4, 4, 0.5), InlineData(4, 4, -0.1), InlineData(4, 4, double.NaN)]
    public void What_makes_no_sense_is_refused(int samples, int classes, double tolerance) =>
        Assert.Throws<ArgumentException>(() => LinearDiscriminantCodeLength.Of(Square[..samples], new int[classes], tolerance));
}
