using NasGen.Descriptors;
using NasGen.Runtime;
using NasGen.Search.Spaces;

namespace NasGen.Cli.Hosting;

/// <summary>A search space of the user's assembly with what is written about it.</summary>
internal sealed class SpaceModel(SpaceDefinition definition, string projectDirectory)
{
    public SpaceDefinition Definition { get; } = definition;

    public SpaceDescriptor Descriptor { get; } = SpaceDescriptor.Parse(definition.Descriptor);

    public string ProjectDirectory { get; } = projectDirectory;

    public string Hash => Definition.Hash;

    public string Name => Descriptor.Space.Name;

    public string QualifiedName => Descriptor.Space.Namespace is { Length: > 0 } space ? $"{space}.{Name}" : Name;

    public TaskDescriptor Task => Descriptor.Task;

    /// <summary>The flat space, read once.</summary>
    public SearchSpace Space { get; } = SpaceDescriptor.Parse(definition.Descriptor).Space.ToSearchSpace();

    /// <summary>The model's source file.</summary>
    public string File => Path.GetFullPath(Path.Combine(ProjectDirectory, Task.File));

    /// <summary>Where winners and the record are written: beside the model.</summary>
    public string Directory => Path.GetDirectoryName(File)!;

    public string RecordPath => Path.Combine(Directory, Name + ".nas.yaml");

    public string WinnerPath(string winner) => Path.Combine(Directory, winner + ".nas.cs");

    public string JournalPath(string stateDirectory) =>
        Path.Combine(stateDirectory, $"{Name}-{Hash[TextHash.Prefix.Length..][..8]}.journal");
}
