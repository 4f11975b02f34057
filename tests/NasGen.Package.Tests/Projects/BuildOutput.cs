namespace NasGen.Package.Tests.Projects;

/// <summary>The exit code and the output of a command.</summary>
internal sealed record BuildOutput(int ExitCode, string Text)
{
    /// <summary>The errors, each once. The console repeats them in its summary.</summary>
    public IReadOnlyList<BuildError> Errors { get; } = [.. Text.Split('\n').Select(BuildError.TryParse).OfType<BuildError>().Distinct()];
}
