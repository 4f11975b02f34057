namespace NasGen.Generator.Model;

/// <summary>A scalar whose options are rates of the data.</summary>
/// <param name="Native">The rate of the data.</param>
/// <param name="EnergyShare">The share of energy by which the bandwidth is measured; 0 if it is not measured.</param>
internal sealed record ResolutionModel(double Native, double EnergyShare);
