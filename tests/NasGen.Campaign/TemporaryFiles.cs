namespace NasGen.Campaign;

/// <summary>A folder of its own for the temporary files of this process and of those that it starts.</summary>
internal sealed class TemporaryFiles : IDisposable
{
    private const string Variable = "TMPDIR";
    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);

    /// <param name="parent">The folder in which it is made.</param>
    public TemporaryFiles(string parent)
    {
        Folder = Directory.CreateDirectory(Path.Combine(parent, Path.GetRandomFileName())).FullName;
        Environment.SetEnvironmentVariable(Variable, Folder);
    }

    /// <summary>One in memory where the system has such a folder: a journal is synced several times, and a busy disk takes seconds for that.</summary>
    public static TemporaryFiles InMemory() => new(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath());

    public string Folder { get; }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, _before);
        Directory.Delete(Folder, recursive: true);
    }
}
