namespace NasGen.Search.Contracts;

/// <summary>The names of the built-in costs, as <c>NasGen.Cost</c> has them: the search knows costs by name.</summary>
internal static class CostName
{
    public const string Parameters = "Parameters";
    public const string Macs = "Macs";
    public const string Memory = "Memory";
    public const string Latency = "Latency";
    public const string Energy = "Energy";

    /// <summary>All of them, in the order in which a person reads them.</summary>
    public static IReadOnlyList<string> All { get; } = [Parameters, Macs, Memory, Latency, Energy];
}
