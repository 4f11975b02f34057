using NasGen.Search.Spaces;

namespace NasGen.Search.Contracts;

/// <summary>A search space with its description, its source file and the paths of its results.</summary>
internal sealed class SpaceModel
{
    /// <param name="hash">The hash of the structure of the space.</param>
    /// <param name="size">The number of architectures: exact, or <c>∞</c>.</param>
    /// <param name="descriptor">The space and its task as JSON.</param>
    /// <param name="projectDirectory">The folder that the path of the model is relative to.</param>
    public SpaceModel(string hash, string size, string descriptor, string projectDirectory)
    {
        (Hash, Size, DescriptorText, ProjectDirectory) = (hash, size, descriptor, projectDirectory);
        Descriptor = SpaceDescriptor.Parse(descriptor);
        Space = Descriptor.Space.ToSearchSpace();
    }

    public string Hash { get; }

    public string Size { get; }

    /// <summary>The JSON of <see cref="Descriptor"/>, which the journal keeps.</summary>
    public string DescriptorText { get; }

    public string ProjectDirectory { get; }

    public SpaceDescriptor Descriptor { get; }

    /// <summary>The flat space.</summary>
    public SearchSpace Space { get; }

    public string Name => Descriptor.Space.Name;

    public string QualifiedName => Descriptor.Space.Namespace is { Length: > 0 } space ? $"{space}.{Name}" : Name;

    public TaskDescriptor Task => Descriptor.Task;

    /// <summary>The model's source file.</summary>
    public string File => Path.GetFullPath(Path.Combine(ProjectDirectory, Task.File));

    /// <summary>
    /// The folder where winners and the record are written: that of the model. For a model that is linked from outside the project, it is the
    /// project's folder, because the project compiles only files below it.
    /// </summary>
    public string Directory => DirectoryOf(ProjectDirectory, Task.File);

    /// <summary>The file beside which winners are written, for a message.</summary>
    public string Beside => IsLinked(ProjectDirectory, File) ? "the project file" : Task.File;

    public string RecordPath => Path.Combine(Directory, Name + ".nas.yaml");

    public string WinnerPath(string winner) => Path.Combine(Directory, winner + ".nas.cs");

    /// <summary>The folder of the results of a model.</summary>
    /// <param name="projectDirectory">The folder that the path of the model is relative to.</param>
    /// <param name="model">The path of the model.</param>
    public static string DirectoryOf(string projectDirectory, string model)
    {
        var file = Path.GetFullPath(Path.Combine(projectDirectory, model));
        return IsLinked(projectDirectory, file) ? projectDirectory : Path.GetDirectoryName(file)!;
    }

    private static bool IsLinked(string projectDirectory, string file) =>
        Path.GetRelativePath(projectDirectory, file) is var path && (path.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(path));

    public string JournalPath(string stateDirectory) =>
        Path.Combine(stateDirectory, $"{Name}-{Hash[TextHash.Prefix.Length..][..8]}.journal");
}
