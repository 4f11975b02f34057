using System.CommandLine;
using NasGen.Cli.Platform;
using NasGen.Cli.Profiles;
using NasGen.Cli.Settings;
using NasGen.Cli.Terminal;
using NasGen.Search.Files;

namespace NasGen.Cli.Commands;

/// <summary><c>nasgen device</c>.</summary>
internal static class DeviceCommand
{
    /// <summary>The words of the verb that measures.</summary>
    public const string Measure = "device measure";

    private const string About = "Times layers, built-in blocks and random networks of the project's spaces on this machine, and writes the results to a file.";

    public static Command Create(HostOptions options)
    {
        var quick = new Option<bool>("--quick") { Description = "A coarser grid: half a minute instead of three." };
        var output = new Option<string>("--output")
        {
            Description = "The file to write. Default: device.yaml in the current folder.",
            HelpName = "FILE",
            DefaultValueFactory = _ => "device.yaml",
        };
        var measure = new Command("measure", About) { quick, output };
        ProjectVerb.AddTo(measure, options, Measure);
        measure.SetAction(parsed => NasGenCommand.Guard(() =>
        {
            var (path, isQuick) = (Path.GetFullPath(parsed.GetValue(output)!), parsed.GetValue(quick));
            return ProjectVerb.Run(
                options, parsed, Measure, call => Run(call, path, isQuick), check: null,
                [output.Name, path, .. isQuick ? [quick.Name] : Array.Empty<string>()]);
        }));
        return new Command("device", "Measures what this machine takes to run networks: a profile, for searches that aim at it.") { measure };
    }

    private static int Run(ProjectCall call, string path, bool isQuick)
    {
        Disk.RequireWritable(Path.GetDirectoryName(path)!, "the device's profile");
        AtomicFile.Write(path, DeviceFile.Format(new DeviceMeasurement(call.Spaces(), isQuick, Console.Out.WriteLine).Run()));
        Console.Out.WriteLine($"Written to {path}.");
        return ExitCode.Ok;
    }
}
