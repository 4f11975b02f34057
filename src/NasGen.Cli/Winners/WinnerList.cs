using NasGen.Cli.Records;
using NasGen.Search.Contracts;
using NasGen.Search.Files;

namespace NasGen.Cli.Winners;

/// <summary>
/// The list of the winners' files, one path per line. The build reads it after a command, because only the build knows which files the project
/// compiles (NAS2044).
/// </summary>
internal static class WinnerList
{
    /// <summary>Writes the list of the winners that the records name.</summary>
    public static void Write(IEnumerable<SpaceModel> models, string stateDirectory)
    {
        var paths = models.SelectMany(m => (RecordFile.TryRead(m.RecordPath)?.Winners ?? []).Select(w => m.WinnerPath(w.Class))).Where(File.Exists);
        Directory.CreateDirectory(stateDirectory);
        AtomicFile.Write(Path.Combine(stateDirectory, "winners.txt"), string.Concat(paths.Select(p => p + "\n")));
    }
}
