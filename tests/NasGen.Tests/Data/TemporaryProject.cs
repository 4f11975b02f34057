using System.IO.Compression;
using NasGen.Data;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using static TorchSharp.torch;

namespace NasGen.Tests.Data;

/// <summary>A user's project directory with data files in it, and the space that names them.</summary>
internal sealed class TemporaryProject : IDisposable
{
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("nasgen-data-").FullName;

    public TemporaryProject With(string name, string text)
    {
        var path = Path.Combine(Directory, name);
        using Stream file = File.Create(path);
        using var stream = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file;
        using var writer = new StreamWriter(stream);
        writer.Write(text);
        return this;
    }

    public TemporaryProject With(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(Directory, name), bytes);
        return this;
    }

    public DataSet Load(
        DataDescriptor data, int[] input, TaskKind kind = TaskKind.Classification, int classes = 2, SpaceDefinition? definition = null, ulong seed = 1,
        OutputDescriptor? output = null) =>
        DataSet.Load(definition!, Space(data, input, kind, classes, output), Directory, seed, CPU);

    public NasException Fails(DataDescriptor data, int[] input, TaskKind kind = TaskKind.Classification, int classes = 2, SpaceDefinition? definition = null) =>
        Assert.Throws<NasException>(() => Load(data, input, kind, classes, definition));

    public static SpaceDescriptor Space(DataDescriptor data, int[] input, TaskKind kind, int classes, OutputDescriptor? output = null) => new(
        new SpaceStructure("Shop", "Net", "public", input, true, [], [], Output: output),
        new TaskDescriptor("NetBest", "Models/Net.cs", 12, kind, classes, false, data, [], [], [], [], [], null));

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
