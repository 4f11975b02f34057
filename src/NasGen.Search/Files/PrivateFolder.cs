namespace NasGen.Search.Files;

/// <summary>A folder that no other user of the machine can enter: what processes of one search exchange can be neither read nor replaced there.</summary>
internal static class PrivateFolder
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Creates the folder, or closes one that exists to others.</summary>
    /// <exception cref="IOException">It cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be created, or is another user's.</exception>
    public static void Create(string path)
    {
        // On Windows the rights are those of the folder above, which are the user's own.
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }
        Directory.CreateDirectory(path, Owner);
        File.SetUnixFileMode(path, Owner);
    }
}
