using System;
using System.IO;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace NasGen.Build;

/// <summary>
/// The MSBuild task. It starts <c>nasgen</c> with the dependency graph of the user's project, passes all settings on without knowing any of them,
/// and passes the output on to MSBuild.
/// </summary>
public sealed class NasHost : Task, ICancelableTask
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly object _gate = new();
    private HostProcess? _process;
    private bool _isCanceled;

    /// <summary>The verb: <c>search</c>, <c>plan</c>, <c>verify</c>, <c>report</c> or <c>pick</c>.</summary>
    [Required]
    public string Command { get; set; } = "";

    /// <summary>The path of the host, NasGen.Cli.dll.</summary>
    [Required]
    public string Host { get; set; } = "";

    /// <summary>The result of the target NasPrepare: the search build's assembly, with its dependency graph and folders as metadata.</summary>
    [Required]
    public ITaskItem SearchBuild { get; set; } = null!;

    /// <summary>The folder of the journals: obj/nas/.</summary>
    [Required]
    public string StateDirectory { get; set; } = "";

    /// <summary>The address of the help pages of errors, with a slash at the end.</summary>
    public string? Help { get; set; }

    /// <summary>The settings. Each item is the name of a property, and its metadata Value is the property's value. Empty ones are left out.</summary>
    public ITaskItem[] Settings { get; set; } = [];

    private string ProjectDirectory => SearchBuild.GetMetadata("ProjectDirectory");

    /// <inheritdoc/>
    public override bool Execute()
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";
        var arguments = Arguments();
        Log.LogMessage(MessageImportance.Low, "{0} {1}", dotnet, arguments);
        using var process = new HostProcess(dotnet, arguments, ProjectDirectory, Receive, Grace);
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
        foreach (var setting in Settings)
            if (setting.GetMetadata("Value") is { } value && !string.IsNullOrWhiteSpace(value))
                line.AppendSwitchIfNotNull("--property ", $"{setting.ItemSpec}={value}");
        line.AppendSwitch("--stop-on-eof");
        return line.ToString();
    }

    private void Receive(string text)
    {
        var line = HostLine.Parse(text);
        if (line.Code is null) Show(line.Text);
        else if (line.IsWarning) Log.LogWarning(null, line.Code, null, HelpLink(line.Code), line.File, line.Line, line.Column, 0, 0, "{0}", line.Text);
        else Error(line);
    }

    private void Error(HostLine line) => Log.LogError(null, line.Code, null, HelpLink(line.Code!), line.File, line.Line, line.Column, 0, 0, "{0}", line.Text);

    /// <summary>
    /// Logs a message of high importance, which every logger prints except the terminal logger. The terminal logger shows only the output of
    /// test runs at once, and this code marks a message as such output.
    /// </summary>
    private void Show(string text) =>
        BuildEngine.LogMessageEvent(new ExtendedBuildMessageEventArgs("TLTESTOUTPUT", text, null, nameof(NasHost), MessageImportance.High));

    private string? HelpLink(string code) => string.IsNullOrEmpty(Help) ? null : $"{Help}{code}.md";

    /// <summary>A backslash before a closing quote would escape it.</summary>
    private static string WithoutSlash(string folder) => folder.Length > 1 ? folder.TrimEnd('/', '\\') : folder;
}
