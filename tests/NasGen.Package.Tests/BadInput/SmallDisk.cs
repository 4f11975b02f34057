using System.ComponentModel;
using System.Diagnostics;
using NasGen.Package.Tests.Projects;

namespace NasGen.Package.Tests.BadInput;

/// <summary>A folder that holds four kilobytes, for one command and what it starts: Linux lets a process mount its own.</summary>
internal static class SmallDisk
{
    private const string Mount = "mount -t tmpfs -o size=4k none \"$0\" && exec \"$@\"";

    /// <summary>Whether this system allows it.</summary>
    public static bool IsPossible { get; } = CanMount();

    /// <summary>Runs <c>dotnet</c> with the folder as a small disk.</summary>
    public static async Task<BuildOutput> Run(string directory, string folder, string[] arguments)
    {
        using var process = Process.Start(DotNet.StartInfo(directory, "unshare", ["-rm", "sh", "-c", Mount, folder, "dotnet", .. arguments]))!;
        process.StandardInput.Close();
        return await DotNet.Output(process);
    }

    private static bool CanMount()
    {
        try
        {
            using var process = Process.Start(DotNet.StartInfo(Path.GetTempPath(), "unshare", "-rm", "sh", "-c", Mount, "/mnt", "true"))!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}

/// <summary>A test that needs a full disk. It is skipped with a message if none can be made.</summary>
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        if (!SmallDisk.IsPossible) Skip = "This system does not let a process mount a small disk ('unshare -rm').";
    }
}
