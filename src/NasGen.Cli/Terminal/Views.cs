using NasGen.Search.Execution;
using Spectre.Console;

namespace NasGen.Cli.Terminal;

/// <summary>Chooses by who watches.</summary>
internal static class Views
{
    /// <param name="isPiped">Whether a build holds this process's input.</param>
    public static ISearchView Open(bool isPiped)
    {
        var isWatched = !isPiped && !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities is { Ansi: true, Interactive: true };
        return isWatched ? new LiveView(AnsiConsole.Console) : new PlainView(Console.Out);
    }
}
