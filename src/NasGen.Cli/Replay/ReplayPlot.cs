using NasGen.Search.Contracts;
using NasGen.Search.Replay;
using ScottPlot;

namespace NasGen.Cli.Replay;

/// <summary>The results of a replay as a chart: the mean over the trials with its 95 % interval, one line per strategy.</summary>
internal static class ReplayPlot
{
    private const int Width = 900;
    private const int Height = 560;

    /// <summary>Draws the chart to a file.</summary>
    /// <param name="path">The path of the file. The extension <c>.svg</c> makes an SVG, every other one a PNG.</param>
    /// <exception cref="NasException">NAS2041: no chart can be drawn here. NAS2025: the file cannot be written.</exception>
    public static void Write(string path, ReplayResult result, ReplaySettings settings)
    {
        try
        {
            Draw(path, result, settings);
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException or FileNotFoundException)
        {
            throw new NasException(
                "NAS2041",
                "No chart can be drawn here, because the packages of NasGen do not contain ScottPlot and SkiaSharp. Run "
                + "'dotnet run --project src/NasGen.Cli -- replay …' in a clone of NasGen, or draw the numbers of --json.",
                inner: e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NasException("NAS2025", $"'{path}' cannot be written: {e.Message}", inner: e);
        }
    }

    private static void Draw(string path, ReplayResult result, ReplaySettings settings)
    {
        using var plot = new Plot();
        var colors = new ScottPlot.Palettes.Category10();
        foreach (var (strategy, i) in result.Strategies.Select((s, i) => (s, i)))
        {
            ReplayCheckpoint[] looks = [.. strategy.Checkpoints.Where(c => double.IsFinite(c.Mean))];
            double[] trials = [.. looks.Select(c => c.Trials)];
            var hasVolume = result.Front is not null;
            var line = plot.Add.Scatter(trials, looks.Select(c => hasVolume ? c.Hypervolume ?? double.NaN : c.Mean).ToArray(), colors.GetColor(i));
            line.LegendText = strategy.Name;
            line.LineWidth = 2;
            if (hasVolume || looks.Any(c => !double.IsFinite(c.Low))) continue;
            var band = plot.Add.FillY(trials, [.. looks.Select(c => c.Low)], [.. looks.Select(c => c.High)]);
            band.FillColor = colors.GetColor(i).WithAlpha(0.2);
            band.LineWidth = 0;
        }
        plot.Title($"{result.Table}, {result.Seeds} seeds");
        plot.XLabel(settings.Charge ?? "trials");
        plot.YLabel(result.Front is null ? (settings.Report ?? settings.Objectives.Primary).Name : "hypervolume");
        plot.ShowLegend(Alignment.LowerRight);
        if (Path.GetExtension(path).Equals(".svg", StringComparison.OrdinalIgnoreCase)) plot.SaveSvg(path, Width, Height);
        else plot.SavePng(path, Width, Height);
    }
}
