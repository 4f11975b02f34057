using System.CommandLine;

namespace NasGen.Cli.Commands;

/// <summary>A verb whose help has a second text, which the list of verbs does not show.</summary>
internal sealed class DetailedCommand(string name, string description, string details) : Command(name, description)
{
    /// <summary>The text after the options.</summary>
    public string Details { get; } = details;
}
