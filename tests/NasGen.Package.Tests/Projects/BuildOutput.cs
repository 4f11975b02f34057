namespace NasGen.Package.Tests.Projects;

/// <summary>What a command left behind.</summary>
internal sealed record BuildOutput(int ExitCode, string Text)
{
    /// <summary>Each error once; the console repeats them in its summary.</summary>
    public IReadOnlyList<BuildError> Errors { get; } = [.. Text.Split('\n').Select(BuildError.TryParse).OfType<BuildError>().Distinct()];
}
