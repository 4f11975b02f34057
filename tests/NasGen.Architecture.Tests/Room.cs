namespace NasGen.Architecture.Tests;

/// <summary>A folder of a source project.</summary>
/// <param name="Project">The project's folder below <c>src</c>, such as <c>NasGen.Search</c>.</param>
/// <param name="Folder">The path inside the project with forward slashes; <c>.</c> for the project's own folder.</param>
internal readonly record struct Room(string Project, string Folder)
{
    /// <param name="path">A source file's path relative to <c>src</c>.</param>
    public static Room Of(string path)
    {
        var parts = path.Split('/');
        return new Room(parts[0], parts.Length == 2 ? "." : string.Join('/', parts[1..^1]));
    }

    public override string ToString() => $"{Project}/{Folder}";
}
