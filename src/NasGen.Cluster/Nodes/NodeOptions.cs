using System.Globalization;
using System.Net;

namespace NasGen.Cluster.Nodes;

/// <summary>The command line of a node.</summary>
/// <param name="Folder">The cluster's folder.</param>
/// <param name="Join">The address of the search: a name or number, and a port.</param>
/// <param name="Slots">The number of trainings at the same time.</param>
/// <param name="Class">The name of the kind of machine; <see langword="null"/>: the processor's.</param>
/// <param name="Port">The port of the node; the next free one if it is taken.</param>
internal sealed record NodeOptions(string Folder, DnsEndPoint Join, int Slots, string? Class, int Port)
{
    public IReadOnlyList<string> ToArguments(string verb) =>
    [
        verb, "--cluster", Folder, "--join", $"{Join.Host}:{Join.Port.ToString(CultureInfo.InvariantCulture)}",
        "--slots", Slots.ToString(CultureInfo.InvariantCulture), "--port", Port.ToString(CultureInfo.InvariantCulture),
        .. Class is null ? [] : (string[])["--class", Class],
    ];
}
