using NasGen.Search.Acquisitions;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Surrogates;
using NasGen.Search.Tests.Strategies;

namespace NasGen.Search.Tests.Acquisitions;

public sealed class ImprovementPerSecondTests
{
    [Fact]
    public void Twice_the_seconds_halve_the_improvement()
    {
        var encoder = new PointEncoder(FunctionOracle.Settings(1, 10));
        Point[] points = [encoder.Encode(FunctionOracle.Space.Default), encoder.Encode(FunctionOracle.Space.Default.With(0, 1))];
        var scores = new double[2];

        new ImprovementPerSecond(new Constant(Math.Log(6)), new Times()).Score(points, scores);

        Assert.Equal(6.0 / 2, Math.Exp(scores[0]), 1e-12);
        Assert.Equal(6.0 / 4, Math.Exp(scores[1]), 1e-12);
    }

    private sealed class Constant(double value) : IAcquisition
    {
        public void Score(IReadOnlyList<Point> points, Span<double> scores) => scores.Fill(value);
    }

    private sealed class Times : ITrainingTime
    {
        public bool Allows(Genotype genotype) => true;

        public double Seconds(Genotype genotype) => genotype[0] == 0 ? 2 : 4;

        public TimeFor ForRest(Genotype genotype, double fidelity) => TimeFor.Later;
    }
}
