using NasGen.Search.Feasibility;
using NasGen.Search.Numerics;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Surrogates;
using NasGen.Search.Tests.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Surrogates;

/// <summary>The kernel over genotypes, written twice: pair by pair for fitting, in tables for prediction.</summary>
public sealed class GenotypeKernelTests
{
    private static readonly string[] Operations = ["none", "skip", "conv1", "conv3", "pool"];

    private static readonly Decision[] Edges =
        [.. ((string[])["e01", "e02", "e12", "e03", "e13", "e23"]).Select(e => new Decision(e, new Categorical(Operations)))];

    private static readonly SearchSpace CellSpace = new("Cell", Edges,
        [new Cell(Edges, [.. Edges.Select(e => new CellEdge(e.Name, e.Name[1] - '0', e.Name[2] - '0'))], "none", "skip")]);

    public static TheoryData<string> Spaces { get; } = ["cell", "conditional", "continuous"];

    [Theory, MemberData(nameof(Spaces))]
    public void Tables_and_pairs_give_one_kernel(string name)
    {
        var (shape, points) = Prepare(name, 40);
        double[] logarithms = [.. shape.Parameters.Select((p, i) => p.PriorMean + 0.3 * Math.Sin(i))];
        var tables = new KernelTables(shape, logarithms, 50);
        foreach (var point in points) tables.Add(point);
        tables.Truncate(20);
        for (var i = 20; i < points.Length; i++) tables.Add(points[i]);
        var (row, scratch) = (new double[50], new double[50]);
        foreach (var point in points)
        {
            tables.Covariances(point, row, scratch);
            for (var j = 0; j < points.Length; j++) Assert.Equal(Covariance(shape, logarithms, point, points[j]), row[j], 1e-12);
            Assert.Equal(Covariance(shape, logarithms, point, point), tables.Variance(point), 1e-12);
        }
    }

    [Theory, MemberData(nameof(Spaces))]
    public void The_gradient_of_the_log_posterior_is_its_derivative(string name)
    {
        const double Step = 1e-5;
        var (shape, points) = Prepare(name, 25);
        var fit = new HyperParameterFit(shape, points, NormalScores.Of([.. points.Select((_, i) => Math.Sin(3 * i))]));
        double[] at = [.. shape.Parameters.Select((p, i) => p.PriorMean + 0.3 * Math.Cos(i))];
        var (gradient, ignored) = (new double[at.Length], new double[at.Length]);
        fit.LogPosterior(at, gradient);
        for (var p = 0; p < at.Length; p++)
        {
            double Moved(double by) => fit.LogPosterior([.. at.Select((x, i) => i == p ? x + by : x)], ignored);
            Assert.Equal((Moved(Step) - Moved(-Step)) / (2 * Step), gradient[p], 1e-5);
        }
        Assert.True(fit.LogPosterior(fit.Improve(at, 25), ignored) > fit.LogPosterior(at, ignored));
    }

    [Fact]
    public void Cells_with_equal_paths_have_equal_numbers()
    {
        var paths = new CellPaths(CellSpace, CellSpace.Cells[0]);
        var random = new RandomStream(1, "cells");
        Dictionary<string, string> known = [];
        for (var i = 0; i < 3000; i++)
        {
            var genotype = CellSpace.Sample(random);
            var text = string.Join('|', PathsOf(genotype));
            var numbers = string.Join('|', paths.Of(genotype));
            Assert.Equal(numbers, known.TryGetValue(text, out var before) ? before : known[text] = numbers);
        }
        Assert.Equal(known.Count, known.Values.Distinct().Count());
    }

    /// <summary>The same as texts, written down independently: the operations along each path that is not cut, without identities, sorted.</summary>
    private static IEnumerable<string> PathsOf(Genotype genotype) =>
        from path in CellSpace.Cells[0].Paths
        let operations = path.Select(edge => Operations[(int)genotype[edge]])
        where !operations.Contains("none")
        let text = $"[{string.Join('>', operations.Where(o => o != "skip"))}]"
        orderby text
        select text;

    [Theory]
    [InlineData(new long[] { 1, 2, 2 }, new long[] { 2, 3 }, 3)]
    [InlineData(new long[] { }, new long[] { 5, 5 }, 2)]
    [InlineData(new long[] { 4, 4, 9 }, new long[] { 4, 4, 9 }, 0)]
    public void The_multiset_difference_counts_copies(long[] a, long[] b, int expected) => Assert.Equal(expected, CellPaths.Difference(a, b));

    private static double Covariance(KernelShape shape, double[] logarithms, Point a, Point b)
    {
        double exponent = 0, signal = 0, sum = 0;
        for (var p = 0; p < logarithms.Length; p++)
        {
            var parameter = shape.Parameters[p];
            var value = Math.Exp(logarithms[p]);
            if (parameter.IsExponent) exponent += value * shape.Feature(parameter, a, b);
            else if (parameter.Term is KernelTerm.Signal) signal = value;
            else if (parameter.Term is not KernelTerm.Noise) sum += value * shape.Feature(parameter, a, b);
        }
        return signal * Math.Exp(-exponent) + sum;
    }

    private static (KernelShape Shape, Point[] Points) Prepare(string name, int count)
    {
        var space = name switch { "cell" => CellSpace, "conditional" => ExampleSpaces.Digits, _ => ExampleSpaces.Continuous };
        CostEstimate Cost(Genotype g) => new(new Dictionary<string, double> { ["Parameters"] = 1 + g.Genes.ToArray().Where(x => x > 0).Sum() });
        var settings = new StrategySettings(new FeasibleSet(space, [], Cost), new ObjectiveSet([new("Accuracy", true)]), 1) { KnownCosts = ["Parameters"] };
        var encoder = new PointEncoder(settings);
        var random = new RandomStream(2, "points");
        return (new KernelShape(encoder), [.. Enumerable.Range(0, count).Select(_ => encoder.Encode(space.Sample(random)))]);
    }
}
