namespace NasGen.Search.Capacities;

/// <summary>From where to where a number may lie.</summary>
public readonly record struct Interval(double Low, double High);
