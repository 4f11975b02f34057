using System.ComponentModel;
using System.Diagnostics;
using NasGen.Cli.Tests.Commands;

namespace NasGen.Campaign;

/// <summary>Searches whose journal lies on a disk that is full or cannot be written: they say so with a code, and go on when there is room.</summary>
internal static class Disks
{
    private static readonly string[] Options = ["size=4k", "size=40k", "size=120k", "size=300k", "ro", "size=64k,nr_inodes=3"];

    private static readonly string[] Search = ["--budget", "6trials", "--workers", "1"];

    public static async Task<Tally> Run(int events, int seed)
    {
        var tally = new Tally("disks");
        if (!CanMount())
        {
            tally.Note = "left out: this system lets no process mount a disk";
            return tally;
        }
        for (var i = 0; i < events; i++)
        {
            var option = Options[(i + seed) % Options.Length];
            using var project = new HostProject("QuickNet");
            var state = Directory.CreateDirectory(Path.Combine(project.Folder, "obj", "nas")).FullName;
            var info = project.Info("search", Search);
            string[] line = ["-rm", "sh", "-c", $"mount -t tmpfs -o {option} none \"$0\" && exec \"$@\"", state, info.FileName, .. info.ArgumentList];
            info.FileName = "unshare";
            info.ArgumentList.Clear();
            foreach (var argument in line) info.ArgumentList.Add(argument);
            using var limited = Process.Start(info)!;
            var (code, _, errors) = await HostProject.End(limited);
            var isCoded = code == 1 && (errors.Contains("error NAS2026:", StringComparison.Ordinal) || errors.Contains("error NAS2025:", StringComparison.Ordinal));
            if (code != 0 && !isCoded) tally.Complain(Outcome.Unhandled, $"event {i}, {option}: {code}, {errors}");
            else if ((await project.Run("search", Search)).Code != 0) tally.Complain(Outcome.Lost, $"event {i}, {option}: not resumed");
            else tally.Survived();
        }
        return tally;
    }

    private static bool CanMount()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("unshare", ["-rm", "mount", "-t", "tmpfs", "none", "/mnt"]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
