using System.Text.RegularExpressions;
using NasGen.Cli.Terminal;
using NasGen.Search.Execution;
using Spectre.Console;

namespace NasGen.Cli.Tests.Terminal;

public sealed class LiveViewTests
{
    [Fact]
    public async Task The_live_view_shows_whole_lines_and_a_bar_with_the_best_result()
    {
        var screen = new Screen();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(screen),
        });
        console.Profile.Width = 160;
        using (var view = new LiveView(console))
        {
            view.Say("DigitsNet: [not markup]");
            for (var finished = 1; !Text(screen).Contains("12 trials", StringComparison.Ordinal) && finished < 300; finished++)
            {
                view.Show(new SearchStatus("DigitsNet", "searching", 0.25, Math.Min(finished, 12), 2, "98.12 % with [1,290] parameters", "3 min 0 s"));
                await Task.Delay(20);
            }
            view.Show(new SearchStatus("DigitsNet", "confirming", 1.5, 13, 2, null, "0 s"));
            view.Say("the end");
        }

        var text = Text(screen);
        string[] parts =
            ["DigitsNet: [not markup]", "DigitsNet searching ", "12 trials 2 failed 98.12 % with [1,290] parameters", "3 min 0 s left", "the end"];
        foreach (var part in parts)
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    /// <summary>The output without control sequences.</summary>
    private static string Text(Screen screen) => Regex.Replace(screen.ToString(), @"\x1b\[[0-9;?]*[A-Za-z]", "");

    /// <summary>A screen that is read while the view writes to it.</summary>
    private sealed class Screen : StringWriter
    {
        private readonly Lock _lock = new();

        public override void Write(char value)
        {
            lock (_lock) base.Write(value);
        }

        public override void Write(char[] buffer, int index, int count)
        {
            lock (_lock) base.Write(buffer, index, count);
        }

        public override void Write(string? value)
        {
            lock (_lock) base.Write(value);
        }

        public override string ToString()
        {
            lock (_lock) return base.ToString();
        }
    }
}
