using System.Globalization;
using NasGen.Search.Execution;
using NasGen.Search.Wording;
using Spectre.Console;

namespace NasGen.Cli.Terminal;

/// <summary>The view of a terminal: a bar with the share of the budget, the number of trials and the best result so far.</summary>
internal sealed class LiveView : ISearchView
{
    private readonly IAnsiConsole _console;
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _drawing;
    private readonly Lock _lock = new();
    private ProgressContext? _context;
    private ProgressTask? _bar;
    private string? _phase;

    public LiveView(IAnsiConsole console)
    {
        _console = console;
        _drawing = console.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(new SpinnerColumn(), new ProgressBarColumn { Width = 20 }, new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                lock (_lock) _context = context;
                await _end.Task;
            });
    }

    public void Say(string line)
    {
        lock (_lock) _console.MarkupLine(Markup.Escape(line));
    }

    public void Show(SearchStatus status)
    {
        lock (_lock)
        {
            if (_context is null) return;
            if (_phase != status.Model + status.Phase)
            {
                _bar?.StopTask();
                _bar = _context.AddTask(Markup.Escape(status.Model), maxValue: 1);
                _phase = status.Model + status.Phase;
            }
            _bar!.Value = Math.Clamp(status.Share, 0, 0.999);
            var failed = status.Failed > 0 ? string.Create(CultureInfo.InvariantCulture, $" [red]{status.Failed} failed[/]") : "";
            var best = status.Best is null ? "" : $" [green]{Markup.Escape(status.Best)}[/]";
            var trials = Words.Count(status.Finished, "trial");
            _bar.Description = $"{Markup.Escape(status.Model)} {status.Phase} [bold]{trials}[/]{failed}{best} [grey]{Markup.Escape(status.Left)} left[/]";
        }
    }

    public void Dispose()
    {
        _end.TrySetResult();
        _drawing.GetAwaiter().GetResult();
    }
}
