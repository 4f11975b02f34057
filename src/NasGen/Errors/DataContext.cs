using NasGen.Search.Contracts;

namespace NasGen.Errors;

/// <summary>The space that data are read for, and the project that relative paths and errors refer to.</summary>
internal sealed record DataContext(SpaceDescriptor Space, string ProjectDirectory)
{
    public TaskDescriptor Task => Space.Task;

    /// <summary>How many numbers one sample has.</summary>
    public long InputLength => Space.Space.Input.Aggregate(1L, (product, size) => product * size);

    public string InputText => $"[{string.Join(", ", Space.Space.Input)}]";

    public string FullPath(string path) => Path.GetFullPath(path, Path.GetFullPath(ProjectDirectory));

    /// <summary>An error of the model; it points to the model's class.</summary>
    public NasException Error(string code, string message, Exception? inner = null) => new(code, message, FullPath(Task.File), Task.Line, inner);

    /// <summary>An error of a method of the user; it points to the method, or to the model's class if the method is in another assembly.</summary>
    /// <param name="method">The method, as <see cref="TaskDescriptor.Methods"/> names it.</param>
    public NasException ErrorOf(string method, string code, string message) => Task.Methods?.GetValueOrDefault(method) is { } place
        ? new(code, message, FullPath(place.File), place.Line)
        : Error(code, message);

    /// <summary>An error of a data file; it points to a line of the file.</summary>
    public NasException Error(string code, string message, string path, int line) => new(code, message, FullPath(path), line);
}
