using NasGen.Search.Contracts;

namespace NasGen.Errors;

/// <summary>What reading data needs to know of the space, and where its errors point to.</summary>
internal sealed record DataContext(SpaceDescriptor Space, string ProjectDirectory)
{
    public TaskDescriptor Task => Space.Task;

    /// <summary>The numbers of one sample.</summary>
    public long InputLength => Space.Space.Input.Aggregate(1L, (product, size) => product * size);

    public string InputText => $"[{string.Join(", ", Space.Space.Input)}]";

    public string FullPath(string path) => Path.GetFullPath(path, Path.GetFullPath(ProjectDirectory));

    /// <summary>An error in what the model says: it points to the model's class.</summary>
    public NasException Error(string code, string message, Exception? inner = null) => new(code, message, FullPath(Task.File), Task.Line, inner);

    /// <summary>An error in a data file: it points to the file's line.</summary>
    public NasException Error(string code, string message, string path, int line) => new(code, message, FullPath(path), line);
}
