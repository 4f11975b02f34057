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
    /// <summary>The verb that measures, in two words.</summary>
    public const string Measure = "device measure";

    private const string About =
        "Times layers, built-in blocks and random networks of the project's spaces on this machine, and writes a device profile.";

    public static Command Create(HostOptions options)
    {
        var quick = new Option<bool>("--quick") { Description = "Measure fewer shapes: about half a minute instead of three." };
        var output = new Option<string>("--output")
        {
            Description = "The file to write. A relative path starts from the current folder.",
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
        return new Command("device", "Measures how fast this machine runs networks. Searches predict latency and energy from the result.") { measure };
    }

    private static int Run(ProjectCall call, string path, bool isQuick)
    {
        Disk.RequireWritable(Path.GetDirectoryName(path)!, "the device profile");
        AtomicFile.Write(path, DeviceFile.Format(new DeviceMeasurement(call.Spaces(), isQuick, Console.Out.WriteLine).Run()));
        Console.Out.WriteLine($"Written to {path}.");
        return ExitCode.Ok;
    }
}
