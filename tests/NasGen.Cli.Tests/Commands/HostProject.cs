using System.Diagnostics;
using NasGen.Cli.Tests.Workers;
using NasGen.Search.Contracts;
using NasGen.Search.Journals;
using NasGen.Search.Trials;

namespace NasGen.Cli.Tests.Commands;

/// <summary>The command as a build starts it, in its own project folder.</summary>
internal sealed class HostProject : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private readonly string _model;

    /// <param name="model">The space of this assembly that is searched.</param>
    public HostProject(string model) => _model = model;

    public string Folder { get; } = Directory.CreateTempSubdirectory("nasgen-").FullName;

    public string Winner => Path.Combine(Folder, _model + "Best.nas.cs");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public Process Start(string verb, params string[] options) => Process.Start(Info(verb, options))!;

    /// <summary>How a verb is started.</summary>
    public ProcessStartInfo Info(string verb, params string[] options)
    {
        var info = new ProcessStartInfo(ToyWorkers.Runtime.Executable)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Folder,
        };
        string[] place = verb is "show" or "watch" ? [] : ["--assembly", ToyWorkers.Assembly];
        string[] line = [.. ToyWorkers.Runtime.Arguments, verb, .. place, "--project-directory", Folder, "--models", _model, .. options];
        foreach (var argument in line) info.ArgumentList.Add(argument);
        return info;
    }

    /// <summary>Runs a verb to its end.</summary>
    public async Task<(int Code, string Output, string Errors)> Run(string verb, params string[] options)
    {
        using var process = Start(verb, options);
        return await End(process);
    }

    /// <summary>Waits until a verb ends.</summary>
    /// <param name="longest">The longest time until then; <see langword="null"/>: that of a test.</param>
    public static async Task<(int Code, string Output, string Errors)> End(Process process, TimeSpan? longest = null)
    {
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(longest ?? Limit);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>The trials on the disk; empty if there is no journal yet, or one without a header.</summary>
    public IReadOnlyList<Trial> Trials() => TrialsIn(Folder);

    /// <inheritdoc cref="Trials"/>
    /// <param name="folder">The folder of a project.</param>
    public static IReadOnlyList<Trial> TrialsIn(string folder)
    {
        var state = Path.Combine(folder, "obj", "nas");
        if (!Directory.Exists(state) || Directory.GetFiles(state, "*.journal") is not [var path]) return [];
        try
        {
            using var journal = Journal.OpenToRead(path, header => SpaceDescriptor.Parse(header.Descriptor).Space.ToSearchSpace());
            return journal.Trials();
        }
        catch (JournalException e) when (e.Failure == JournalFailure.Unreadable)
        {
            // The journal was created and has no header yet. If a journal with trials could not be read, the comparison would fail.
            return [];
        }
    }
}
