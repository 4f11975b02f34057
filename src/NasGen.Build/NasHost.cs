using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace NasGen.Build;

/// <summary>
/// A telephone: starts <c>nasgen</c> with the dependency graph of the user's project, passes the properties on, and hands what it says
/// to MSBuild. Nothing is decided here.
/// </summary>
public sealed class NasHost : ToolTask
{
    /// <summary><c>search</c>, <c>plan</c> or <c>verify</c>.</summary>
    [Required]
    public string Command { get; set; } = "";

    /// <summary>nasgen.dll.</summary>
    [Required]
    public string Host { get; set; } = "";

    /// <summary>What the target NasPrepare returns.</summary>
    [Required]
    public ITaskItem SearchBuild { get; set; } = null!;

    /// <summary>The folder of the journals: obj/nas/.</summary>
    [Required]
    public string StateDirectory { get; set; } = "";

    /// <summary>The address of the pages on errors, with a slash at its end.</summary>
    public string? Help { get; set; }

    /// <summary>Each of these is passed on where it is not empty.</summary>
    public string? Budget { get; set; }

    /// <inheritdoc cref="Budget"/>
    public string? Strategy { get; set; }

    /// <inheritdoc cref="Budget"/>
    public string? Seed { get; set; }

    /// <summary>Class names, separated by commas or semicolons.</summary>
    public string? Models { get; set; }

    /// <inheritdoc cref="Budget"/>
    public string? Workers { get; set; }

    /// <inheritdoc cref="Budget"/>
    public string? Device { get; set; }

    /// <summary>The path of a nasgen.yaml.</summary>
    public string? Config { get; set; }

    /// <summary>Where trained weights go.</summary>
    public string? Weights { get; set; }

    /// <summary>Whether to search again where the record says that it is done.</summary>
    public string? Force { get; set; }

    /// <inheritdoc/>
    protected override string ToolName => RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "dotnet.exe" : "dotnet";

    /// <inheritdoc/>
    protected override MessageImportance StandardErrorLoggingImportance => MessageImportance.High;

    /// <inheritdoc/>
    protected override Encoding StandardOutputEncoding => Encoding.UTF8;

    /// <inheritdoc/>
    protected override Encoding StandardErrorEncoding => Encoding.UTF8;

    private string ProjectDirectory => SearchBuild.GetMetadata("ProjectDirectory");

    /// <inheritdoc/>
    protected override string GenerateFullPathToTool() => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : ToolName;

    /// <inheritdoc/>
    protected override string GetWorkingDirectory() => ProjectDirectory;

    /// <inheritdoc/>
    protected override string GenerateCommandLineCommands()
    {
        var line = new CommandLineBuilder();
        line.AppendTextUnquoted("exec --roll-forward Major");
        line.AppendSwitchIfNotNull("--depsfile ", SearchBuild.GetMetadata("DepsFile"));
        line.AppendSwitchIfNotNull("--runtimeconfig ", SearchBuild.GetMetadata("RuntimeConfig"));
        foreach (var folder in SearchBuild.GetMetadata("PackageFolders").Split([';'], StringSplitOptions.RemoveEmptyEntries))
            line.AppendSwitchIfNotNull("--additionalprobingpath ", WithoutSlash(folder));
        line.AppendFileNameIfNotNull(Host);
        line.AppendSwitch(Command);
        line.AppendSwitchIfNotNull("--assembly ", SearchBuild.GetMetadata("FullPath"));
        line.AppendSwitchIfNotNull("--project-directory ", WithoutSlash(ProjectDirectory));
        line.AppendSwitchIfNotNull("--state-directory ", WithoutSlash(StateDirectory));
        AppendOption(line, "--models ", Models?.Replace(',', ';'));
        AppendOption(line, "--budget ", Budget);
        AppendOption(line, "--strategy ", Strategy);
        AppendOption(line, "--seed ", Seed);
        AppendOption(line, "--workers ", Workers);
        AppendOption(line, "--device ", Device);
        AppendOption(line, "--config ", Config);
        AppendOption(line, "--weights ", Weights);
        if (string.Equals(Force, "true", StringComparison.OrdinalIgnoreCase)) line.AppendSwitch("--force");
        if (Command == "search" && KeepsStandardInputOpen) line.AppendSwitch("--stop-on-eof");
        return line.ToString();
    }

    /// <summary>Windows' ToolTask closes the child's standard input at once; elsewhere its end means that the build was killed.</summary>
    private static bool KeepsStandardInputOpen => !RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <inheritdoc/>
    protected override void LogToolCommand(string message) => Log.LogMessage(MessageImportance.Low, "{0}", message);

    /// <inheritdoc/>
    protected override void LogEventsFromTextOutput(string singleLine, MessageImportance messageImportance)
    {
        var said = HostLine.Parse(singleLine);
        if (said.Code is null) Show(said.Text);
        else if (said.IsWarning) Log.LogWarning(null, said.Code, null, HelpLink(said.Code), said.File, said.Line, said.Column, 0, 0, "{0}", said.Text);
        else Log.LogError(null, said.Code, null, HelpLink(said.Code), said.File, said.Line, said.Column, 0, 0, "{0}", said.Text);
    }

    /// <inheritdoc/>
    protected override bool HandleTaskExecutionErrors()
    {
        if (!Log.HasLoggedErrors)
            Log.LogError(null, "NAS1005", null, HelpLink("NAS1005"), null, 0, 0, 0, 0,
                "nasgen {0} ended with exit code {1} and without saying why; what it printed is above, and finished trials are kept in {2}.", Command, ExitCode, StateDirectory);
        return false;
    }

    /// <summary>
    /// As high-importance messages, which every logger prints but the terminal logger: that one shows at once only what a test run
    /// puts out, marked like this.
    /// </summary>
    private void Show(string text) =>
        BuildEngine.LogMessageEvent(new ExtendedBuildMessageEventArgs("TLTESTOUTPUT", text, null, nameof(NasHost), MessageImportance.High));

    private string? HelpLink(string code) => string.IsNullOrEmpty(Help) ? null : $"{Help}{code}.md";

    private static void AppendOption(CommandLineBuilder line, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value)) line.AppendSwitchIfNotNull(name, value);
    }

    /// <summary>A backslash before a closing quote would escape it.</summary>
    private static string WithoutSlash(string folder) => folder.Length > 1 ? folder.TrimEnd('/', '\\') : folder;
}
