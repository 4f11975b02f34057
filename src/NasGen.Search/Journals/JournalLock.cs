using NasGen.Search.Files;

namespace NasGen.Search.Journals;

/// <summary>Lets one process at a time write a journal. The operating system releases the lock when the process ends for any reason.</summary>
internal sealed class JournalLock : IDisposable
{
    private readonly FileStream _file;

    public JournalLock(string journal)
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(journal)) is { } directory) Directory.CreateDirectory(directory);
            _file = new FileStream(journal + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new JournalException(JournalFailure.NotWritable, journal, $"'{journal}' cannot be written ({e.Message}).", e);
        }
        catch (IOException e) when (e is DirectoryNotFoundException or FileNotFoundException or PathTooLongException || Directory.Exists(journal))
        {
            throw new JournalException(JournalFailure.NotWritable, journal, $"'{journal}' cannot be written ({e.Message}).", e);
        }
        catch (IOException e) when (FullDisk.IsCauseOf(e))
        {
            throw new JournalException(JournalFailure.DiskFull, journal, $"The disk is full: '{journal}' cannot be written.", e);
        }
        catch (IOException e) when (File.Exists(journal + ".lock"))
        {
            throw new JournalException(JournalFailure.InUse, journal, $"Another search is writing '{journal}'. Wait for it, or stop it.", e);
        }
        catch (IOException e)
        {
            throw new JournalException(JournalFailure.NotWritable, journal, $"'{journal}' cannot be written ({e.Message}).", e);
        }
    }

    public void Dispose() => _file.Dispose();
}
