using System.Text.Json;

namespace NasGen.Cluster.Nodes;

/// <summary>What the owner signs: the code that nodes run for one search, by the hash of its bundle, and how it is started.</summary>
/// <param name="Cluster">The name of the cluster.</param>
/// <param name="Search">The number of the search, which nobody can guess.</param>
/// <param name="Bundle">The hash of the bundle's manifest.</param>
/// <param name="Build">The file name of the search build's assembly.</param>
/// <param name="Host">The file name of the host's assembly.</param>
/// <param name="Arguments">The arguments of the crew.</param>
internal sealed record Order(string Cluster, string Search, string Bundle, string Build, string Host, IReadOnlyList<string> Arguments)
{
    public string ToText() => JsonSerializer.Serialize(this);

    public static Order Parse(string text) => JsonSerializer.Deserialize<Order>(text)!;
}
