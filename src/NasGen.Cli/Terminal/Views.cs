using NasGen.Search.Execution;
using Spectre.Console;

namespace NasGen.Cli.Terminal;

/// <summary>Chooses the view: a bar in a terminal, lines otherwise.</summary>
internal static class Views
{
    /// <param name="isPiped">Whether a build started this process and holds its standard input.</param>
    public static ISearchView Open(bool isPiped)
    {
        var isWatched = !isPiped && !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities is { Ansi: true, Interactive: true };
        return isWatched ? new LiveView(AnsiConsole.Console) : new PlainView(Console.Out);
    }
}
