using System.Runtime.CompilerServices;
using NasGen.Cli.Hosting;
using NasGen.Export.Exports;

namespace NasGen.Export.Tests.Samples;

/// <summary>The committed winners of all samples, which are compiled into these tests.</summary>
internal static class SampleWinners
{
    /// <summary>Each winner, the shape of one input at its rate, and the folder of its project.</summary>
    public static IReadOnlyList<(ProjectNetwork Network, long[] Input, string Project)> All { get; } = [.. Find(Folder())];

    private static IEnumerable<(ProjectNetwork Network, long[] Input, string Project)> Find(string samples)
    {
        var assembly = typeof(SampleWinners).Assembly;
        foreach (var space in UserAssembly.SpacesOf(assembly, samples))
            if (Path.Combine(samples, space.Model.Descriptor.Space.Namespace) is var project && Directory.Exists(project))
                foreach (var type in assembly.GetTypes().Where(type => type.BaseType?.FullName == space.Model.QualifiedName && IsWinner(type)))
                {
                    var network = new ProjectNetwork(type, space, Record: null);
                    yield return (network, space.Model.Descriptor.Space.InputAt(network.Rate()), project);
                }
    }

    /// <summary>A candidate is constructed from an architecture.</summary>
    private static bool IsWinner(Type type) => type.GetConstructor(Type.EmptyTypes) is not null;

    private static string Folder([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(path, "../../../../samples"));
}
