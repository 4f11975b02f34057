using NasGen.Search.Contracts;
using NasGen.Search.Replay;

namespace NasGen.Cli.Replay;

/// <summary>Reads a recorded table from a file.</summary>
internal static class TableFile
{
    /// <param name="path">The path of the table.</param>
    /// <param name="space">The path of the space file; <see langword="null"/> if there is none.</param>
    /// <exception cref="NasException">NAS2040: the table cannot be read. NAS2041: the space file does not fit it.</exception>
    public static RecordedTable Read(string path, string? space)
    {
        try
        {
            return TableReader.Read(path, space is null ? null : decisions => SpaceFile.Apply(space, Path.GetFileName(path), decisions));
        }
        catch (TableException e)
        {
            throw new NasException("NAS2040", e.Message, path, e.Line, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NasException("NAS2040", $"The table cannot be read: {e.Message}", path, inner: e);
        }
    }
}
