using Microsoft.Playwright;

namespace NasGen.Cli.Tests.Page;

/// <summary>The system's Chromium, headless. It records every request of its pages.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>The path of NASGEN_CHROMIUM or of an installed Chromium; <see langword="null"/> if there is none.</summary>
    public static string? Executable { get; } = Places.Prepend(Environment.GetEnvironmentVariable("NASGEN_CHROMIUM") ?? "").FirstOrDefault(File.Exists);

    /// <summary>The addresses of all requests.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>The exceptions and errors of scripts.</summary>
    public List<string> Errors { get; } = [];

    public static async Task<Chromium> Start()
    {
        var playwright = await Playwright.CreateAsync();
        // The sandbox is off because containers have no user namespaces. All pages come from this test.
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = ["--no-sandbox"] }));
    }

    public async Task<IPage> Open(string address, int width = 1280, int height = 900)
    {
        var page = await _browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = ColorScheme.Light });
        page.Request += (_, request) => Requests.Add(request.Url);
        page.PageError += (_, error) => Errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") Errors.Add(message.Text);
        };
        await page.GotoAsync(address);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
