namespace NasGen.Search.Contracts;

/// <summary>What the host tells the search's silo first: one line of JSON.</summary>
/// <param name="Folder">The cluster's folder.</param>
/// <param name="Listen">The address by which nodes reach the search.</param>
/// <param name="Shipment">What nodes need.</param>
/// <param name="Build">The file name of the search build's assembly.</param>
/// <param name="HostFile">The file name of the host's assembly.</param>
/// <param name="Arguments">The arguments of the crews.</param>
/// <param name="LeavesOutThisMachine">Whether nodes on the search's own machine take no part, because they would disturb its measurements.</param>
internal sealed record ClusterAssignment(
    string Folder, string Listen, ClusterShipment Shipment, string Build, string HostFile, IReadOnlyList<string> Arguments, bool LeavesOutThisMachine);
