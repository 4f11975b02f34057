namespace NasGen.Search.Contracts;

/// <summary>The names of the built-in costs, equal to those of <c>NasGen.Cost</c>: the search knows costs by name only.</summary>
internal static class CostName
{
    public const string Parameters = "Parameters";
    public const string Macs = "Macs";
    public const string Memory = "Memory";
    public const string Latency = "Latency";
    public const string Energy = "Energy";
    public const string EnergyPerDay = "EnergyPerDay";

    /// <summary>All built-in costs, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> All { get; } = [Parameters, Macs, Memory, Latency, Energy, EnergyPerDay];
}
