namespace NasGen.Search.Contracts;

/// <summary>What a search needs on other machines, as it lies on its own.</summary>
/// <param name="Build">The folder of the search build.</param>
/// <param name="Host">The folder of the host, NasGen.Cli.</param>
/// <param name="DepsFile">The dependency graph of the search build.</param>
/// <param name="PackageFolders">The folders of NuGet packages.</param>
/// <param name="Project">The project's folder, from which data are named.</param>
/// <param name="Data">The files and folders of data below the project's folder.</param>
internal sealed record ClusterShipment(
    string Build, string Host, string DepsFile, IReadOnlyList<string> PackageFolders, string Project, IReadOnlyList<string> Data);
