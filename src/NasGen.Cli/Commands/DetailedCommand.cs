using System.CommandLine;

namespace NasGen.Cli.Commands;

/// <summary>A verb whose own help says more than the list of verbs has room for.</summary>
internal sealed class DetailedCommand(string name, string description, string details) : Command(name, description)
{
    /// <summary>Said after its options.</summary>
    public string Details { get; } = details;
}
