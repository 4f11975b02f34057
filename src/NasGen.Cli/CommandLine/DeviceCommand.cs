using System.CommandLine;
using NasGen.Cli.Devices;
using NasGen.Cli.Hosting;
using NasGen.Cli.Records;
using NasGen.Cli.Reporting;
using NasGen.Search.Journals;

namespace NasGen.Cli.CommandLine;

/// <summary><c>nasgen device</c>.</summary>
internal static class DeviceCommand
{
    /// <summary>The words of the verb that measures.</summary>
    public const string Measure = "device measure";

    private const string About = "Times layers, built-in blocks and random networks of the project's spaces on this machine, and writes it down.";

    public static Command Create(HostOptions options)
    {
        var quick = new Option<bool>("--quick") { Description = "A coarser grid: half a minute instead of three." };
        var output = new Option<string>("--output") { Description = "The file to write.", HelpName = "FILE", DefaultValueFactory = _ => "device.yaml" };
        var measure = new Command("measure", About);
        measure.Arguments.Add(options.Project);
        foreach (var option in options.Where.Concat([quick, output, options.StopOnEof])) measure.Options.Add(option);
        measure.SetAction(parsed => NasGenCommand.Guard(() =>
        {
            var path = Path.GetFullPath(parsed.GetValue(output)!);
            var isQuick = parsed.GetValue(quick);
            if (options.Place(parsed) is not { } place)
                return ProjectMode.Run(options, parsed, Measure, ["--output", path, .. isQuick ? ["--quick"] : Array.Empty<string>()]);
            Disk.RequireWritable(Path.GetDirectoryName(path)!, "the device's profile");
            var spaces = UserAssembly.LoadSpaces(place.Assembly, place.ProjectDirectory, options.Settings(parsed).Models ?? []);
            AtomicFile.Write(path, DeviceFile.Format(new DeviceMeasurement(spaces, isQuick, Console.Out.WriteLine).Run()));
            Console.Out.WriteLine($"Written to {path}.");
            return ExitCode.Ok;
        }));
        return new Command("device", "What a machine costs: its profile, for searches that aim at it.") { measure };
    }
}
