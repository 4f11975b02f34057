using NasGen.Cli.Hosting;
using NasGen.Search.Contracts;

namespace NasGen.Cli.Crews;

/// <summary>
/// The program NasGen.Cluster, in a folder beside the host. It is a process of its own with a dependency graph of its own: Orleans needs that, and ends its
/// process whenever it loses its place in a cluster.
/// </summary>
internal static class ClusterProgram
{
    /// <exception cref="NasException">NAS2095: the program is not there.</exception>
    public static RuntimeCommandLine CommandLine()
    {
        var host = Path.GetDirectoryName(typeof(ClusterProgram).Assembly.Location)!;
        var program = Path.Combine(host, "cluster", "NasGen.Cluster.dll");
        return File.Exists(program)
            ? RuntimeCommandLine.Of(program, null, null, [])
            : throw new NasException("NAS2095", $"'{program}' does not exist. It is a part of NasGen's packages: restore them again.");
    }
}
