using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using NasGen.Cli.Hosting;
using NasGen.Cli.Workers;

namespace NasGen.Cli.CommandLine;

/// <summary>
/// A verb on a project rather than on an assembly: the search stage is built, and the verb starts again in a process with the project's
/// own dependency graph.
/// </summary>
internal static class ProjectMode
{
    /// <param name="verb">Its words.</param>
    /// <param name="more">Arguments that this verb alone has.</param>
    public static int Run(HostOptions options, ParseResult parsed, string verb, params IEnumerable<string> more)
    {
        var project = parsed.GetValue(options.Project) ?? ".";
        var build = SearchBuild.Make(project, needsLibtorch: verb is "search" or "plan" or "report" or DeviceCommand.Measure);
        var line = build.CommandLine();
        var info = new ProcessStartInfo(line.Executable) { UseShellExecute = false };
        foreach (var argument in line.Arguments.Concat(Arguments(options, parsed, verb, build)).Concat(more)) info.ArgumentList.Add(argument);
        if (verb == DeviceCommand.Measure) KeptHeap.Apply(info);
        // Ctrl-C reaches the child too, which ends in order; this process waits for its exit code.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using var child = Process.Start(info)!;
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            child.Kill(entireProcessTree: true);
        });
        child.WaitForExit();
        return child.ExitCode;
    }

    private static List<string> Arguments(HostOptions options, ParseResult parsed, string verb, SearchBuild build)
    {
        List<string> arguments = [.. verb.Split(' '), "--assembly", build.Assembly, "--project-directory", build.ProjectDirectory];
        if (verb is "search" or "plan")
        {
            Add(options.Budget.Name, parsed.GetValue(options.Budget));
            Add(options.Strategy.Name, parsed.GetValue(options.Strategy));
            Add(options.Seed.Name, parsed.GetValue(options.Seed)?.ToString(CultureInfo.InvariantCulture));
        }
        if (verb is "search" or "plan" or "report")
        {
            Add(options.Workers.Name, parsed.GetValue(options.Workers)?.ToString(CultureInfo.InvariantCulture));
            Add(options.Device.Name, parsed.GetValue(options.Device));
            Add(options.DeviceProfile.Name, parsed.GetValue(options.DeviceProfile) is { Length: > 0 } profile ? Path.GetFullPath(profile) : null);
        }
        if (verb is "search" or "report")
        {
            if (parsed.GetValue(options.Capacity)) arguments.Add(options.Capacity.Name);
            Add(options.CapacityBudget.Name, parsed.GetValue(options.CapacityBudget));
        }
        if (verb == "search")
        {
            Add(options.Weights.Name, parsed.GetValue(options.Weights) is { } weights ? Path.GetFullPath(weights) : null);
            if (parsed.GetValue(options.Force)) arguments.Add(options.Force.Name);
        }
        if (verb == "pick")
        {
            Add(options.Limit.Name, parsed.GetValue(options.Limit));
            Add(options.Name.Name, parsed.GetValue(options.Name));
        }
        Add(options.StateDirectory.Name, parsed.GetValue(options.StateDirectory) is { Length: > 0 } state ? Path.GetFullPath(state) : build.StateDirectory);
        Add(options.Models.Name, parsed.GetValue(options.Models));
        Add(options.Config.Name, parsed.GetValue(options.Config) is { } config ? Path.GetFullPath(config) : null);
        return arguments;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value)) arguments.AddRange([name, value]);
        }
    }
}
