using System;
using System.IO;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace NasGen.Build;

/// <summary>
/// A telephone: starts <c>nasgen</c> with the dependency graph of the user's project, passes the properties on, and hands what it says
/// to MSBuild. Nothing is decided here.
/// </summary>
public sealed class NasHost : Task, ICancelableTask
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly object _gate = new();
    private HostProcess? _process;
    private bool _isCanceled;

    /// <summary><c>search</c>, <c>plan</c>, <c>verify</c>, <c>report</c> or <c>pick</c>.</summary>
    [Required]
    public string Command { get; set; } = "";

    /// <summary>The host: NasGen.Cli.dll.</summary>
    [Required]
    public string Host { get; set; } = "";

    /// <summary>What the target NasPrepare returns: the search build's assembly, and as metadata what surrounds it.</summary>
    [Required]
    public ITaskItem SearchBuild { get; set; } = null!;

    /// <summary>The folder of the journals: obj/nas/.</summary>
    [Required]
    public string StateDirectory { get; set; } = "";

    /// <summary>The address of the pages on errors, with a slash at its end.</summary>
    public string? Help { get; set; }

    /// <summary>The property NasBudget; this and the following are passed on where they are not empty.</summary>
    public string? Budget { get; set; }

    /// <summary>The property NasStrategy.</summary>
    public string? Strategy { get; set; }

    /// <summary>The property NasSeed.</summary>
    public string? Seed { get; set; }

    /// <summary>The property NasModels: class names, separated by semicolons, commas or, since MSBuild's command line splits at those, plus signs.</summary>
    public string? Models { get; set; }

    /// <summary>The property NasWorkers.</summary>
    public string? Workers { get; set; }

    /// <summary>The property NasDevice.</summary>
    public string? Device { get; set; }

    /// <summary>The property NasDevicePath: the file of a device's profile.</summary>
    public string? DevicePath { get; set; }

    /// <summary>The property NasConfig: the path of a nasgen.yaml.</summary>
    public string? Config { get; set; }

    /// <summary>The property NasForce.</summary>
    public string? Force { get; set; }

    /// <summary>The property NasWeights: a folder for trained weights.</summary>
    public string? Weights { get; set; }

    /// <summary>The property NasCapacity: <c>true</c> studies what more depth, width or data would buy.</summary>
    public string? Capacity { get; set; }

    /// <summary>The property NasCapacityBudget: of that study.</summary>
    public string? CapacityBudget { get; set; }

    /// <summary>The property NasPickLimit: <c>latency=3ms</c>.</summary>
    public string? PickLimit { get; set; }

    /// <summary>The property NasPickName: the class that is written.</summary>
    public string? PickName { get; set; }

    private string ProjectDirectory => SearchBuild.GetMetadata("ProjectDirectory");

    /// <inheritdoc/>
    public override bool Execute()
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";
        var arguments = Arguments();
        Log.LogMessage(MessageImportance.Low, "{0} {1}", dotnet, arguments);
        using var process = new HostProcess(dotnet, arguments, ProjectDirectory, Hear, Grace);
        lock (_gate)
        {
            if (_isCanceled) return false;
            _process = process;
        }
        var exitCode = process.Run();
        lock (_gate) _process = null;
        if (exitCode != 0 && !process.IsStopped && !Log.HasLoggedErrors)
            Error(HostLine.Silent(Command, exitCode));
        return exitCode == 0 && !process.IsStopped && !Log.HasLoggedErrors;
    }

    /// <inheritdoc/>
    public void Cancel()
    {
        lock (_gate)
        {
            _isCanceled = true;
            _process?.Stop();
        }
    }

    internal string Arguments()
    {
        var line = new CommandLineBuilder();
        line.AppendTextUnquoted("exec --roll-forward Major");
        line.AppendSwitchIfNotNull("--depsfile ", SearchBuild.GetMetadata("DepsFile"));
        line.AppendSwitchIfNotNull("--runtimeconfig ", SearchBuild.GetMetadata("RuntimeConfig"));
        foreach (var folder in SearchBuild.GetMetadata("PackageFolders").Split([';'], StringSplitOptions.RemoveEmptyEntries))
            line.AppendSwitchIfNotNull("--additionalprobingpath ", WithoutSlash(folder));
        line.AppendFileNameIfNotNull(Path.GetFullPath(Host));
        line.AppendSwitch(Command);
        line.AppendSwitchIfNotNull("--assembly ", SearchBuild.GetMetadata("FullPath"));
        line.AppendSwitchIfNotNull("--project-directory ", WithoutSlash(ProjectDirectory));
        line.AppendSwitchIfNotNull("--state-directory ", WithoutSlash(StateDirectory));
        Append("--models ", Models?.Replace(',', ';').Replace('+', ';'));
        Append("--budget ", Budget);
        Append("--strategy ", Strategy);
        Append("--seed ", Seed);
        Append("--workers ", Workers);
        Append("--device ", Device);
        Append("--device-profile ", DevicePath);
        Append("--config ", Config);
        Append("--weights ", Weights);
        if (IsTrue(Capacity)) line.AppendSwitch("--capacity");
        Append("--capacity-budget ", CapacityBudget);
        Append("--limit ", PickLimit);
        Append("--name ", PickName);
        if (IsTrue(Force)) line.AppendSwitch("--force");
        line.AppendSwitch("--stop-on-eof");
        return line.ToString();

        void Append(string option, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value)) line.AppendSwitchIfNotNull(option, value);
        }
    }

    private static bool IsTrue(string? value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    private void Hear(string text)
    {
        var said = HostLine.Parse(text);
        if (said.Code is null) Show(said.Text);
        else if (said.IsWarning) Log.LogWarning(null, said.Code, null, HelpLink(said.Code), said.File, said.Line, said.Column, 0, 0, "{0}", said.Text);
        else Error(said);
    }

    private void Error(HostLine said) => Log.LogError(null, said.Code, null, HelpLink(said.Code!), said.File, said.Line, said.Column, 0, 0, "{0}", said.Text);

    /// <summary>
    /// A high-importance message, which every logger prints but the terminal logger: that one shows at once only what a test run puts
    /// out, marked like this.
    /// </summary>
    private void Show(string text) =>
        BuildEngine.LogMessageEvent(new ExtendedBuildMessageEventArgs("TLTESTOUTPUT", text, null, nameof(NasHost), MessageImportance.High));

    private string? HelpLink(string code) => string.IsNullOrEmpty(Help) ? null : $"{Help}{code}.md";

    /// <summary>A backslash before a closing quote would escape it.</summary>
    private static string WithoutSlash(string folder) => folder.Length > 1 ? folder.TrimEnd('/', '\\') : folder;
}
