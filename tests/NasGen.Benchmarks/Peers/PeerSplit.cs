using System.Text.Json.Serialization;
using NasGen.Data;
using NasGen.Errors;
using NasGen.Search.Contracts;
using NasGen.Search.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Benchmarks.Peers;

/// <summary>The split that NasGen makes of a case's data, as indices into its files. The peer reads it.</summary>
internal sealed record PeerSplit(
    [property: JsonPropertyName("training")] int[] Training, [property: JsonPropertyName("validation")] int[] Validation,
    [property: JsonPropertyName("test")] int[] Test)
{
    /// <param name="seed">The seed of the search, from which the seed of the split is derived as in <c>SearchAll</c>.</param>
    public static PeerSplit Of(PeerCase peerCase, PeerProject project, ulong seed)
    {
        using var scope = NewDisposeScope();
        var data = peerCase.IsFashion
            ? new DataDescriptor(DataKind.Idx, project.Images, [Path.Combine(project.Data, "labels")])
            : new DataDescriptor(DataKind.Csv, project.Images, ["label"]);
        int[] input = peerCase.IsFashion ? [1, 28, 28] : [1, 8, 8];
        var space = new SpaceDescriptor(
            new SpaceStructure("", peerCase.Space, "public", input, false, [], []),
            new TaskDescriptor("Best", "Net.cs", 1, TaskKind.Classification, 10, false, data, [], [], [], [], [], null));
        var context = new DataContext(space, project.Folder);
        using var samples = (peerCase.IsFashion ? IdxSource.Read(context) : CsvSource.Read(context)).All;
        var split = DataSplit.Stratified(samples.Targets.data<long>().ToArray(), withTest: !peerCase.HasTestFiles, RandomStream.DeriveSeed(seed, "split"));
        return new PeerSplit(split.Training, split.Validation, split.Test);
    }
}
