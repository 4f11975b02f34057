using System.Globalization;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Cli.Page;

/// <summary>The losses of the trainings from scratch, epoch by epoch.</summary>
internal static class CurveSection
{
    /// <returns>The section; <see langword="null"/> if the journal has no curve.</returns>
    public static ReportCurves? Of(ReportSource source, IReadOnlyList<ReportMark> marks)
    {
        var byId = source.Trials.ToDictionary(t => t.Id);
        var marked = marks.GroupBy(m => byId[m.Trial].Genotype)
            .Select((g, rank) => (g.Key, Rank: rank, Name: string.Join(", ", g.Select(m => m.Title).Distinct()))).ToDictionary(m => m.Key);
        string Name(Genotype genotype) => marked.TryGetValue(genotype, out var mark) ? mark.Name
            : "trial " + NumberText.Count(source.Explored.Concat(source.Trials).First(e => e.Genotype.Equals(genotype)).Id);
        // The winner comes first. A finalist of an earlier run may have no name now; the number of its trial stands for it.
        Training[] trainings =
        [
            .. source.Trials.Where(t => source.Curves.GetValueOrDefault(t.Id) is { Length: > 0 })
                .GroupBy(t => t.Genotype)
                .OrderBy(g => marked.TryGetValue(g.Key, out var mark) ? mark.Rank : int.MaxValue)
                .SelectMany(g => g.Select(t => new Training(Name(g.Key), t, source.Curves[t.Id]))),
        ];
        Training[] known = [.. trainings.Where(t => t.Fitted is not null)];
        return known.Length == 0 ? null : new(
            Lead(known.MinBy(t => t.Fitted!.Train)!), [.. trainings.Select(t => new ReportCurve(t.Name, t.Points))],
            new(
                ["Architecture", "Seed", "Epochs", "Lowest validation loss", "At epoch", "Training loss there", "Gap", "Lowest training loss"],
                [.. known.Select(t => Row(t, t.Kept))]));
    }

    private static string Lead(Training fitted) =>
        "The loss in each epoch of the architectures that were trained from scratch for the verdict; the first seed is drawn thick. "
        + "The gap between the two losses, where the validation loss is lowest, is what more data or regularization could gain (the estimation error). "
        + $"The lowest training loss, {NumberText.Digits(fitted.Fitted!.Train, 3)} by {fitted.Name}, is what these architectures could not fit even on data "
        + "that they were trained on (the approximation error).";

    /// <summary>A row of the table. A seed is shown by its last four digits, because all twenty do not fit.</summary>
    private static string[] Row(Training training, Epoch? kept)
    {
        string Loss(double? loss, int digits = 4) => loss is { } value ? NumberText.Digits(value, digits) : "–";
        var seed = (training.Trial.Seed % 10_000).ToString("0000", CultureInfo.InvariantCulture);
        return
        [
            training.Name, "…" + seed, NumberText.Count(training.Points.Count), Loss(kept?.Validation), kept is null ? "–" : NumberText.Count(kept.Number),
            Loss(kept?.Train), Loss(kept?.Validation - kept?.Train, digits: 3), Loss(training.Fitted?.Train),
        ];
    }

    /// <summary>The losses of one epoch.</summary>
    private sealed record Epoch(int Number, double Train, double Validation);

    /// <param name="Name">The architecture, in words.</param>
    /// <param name="Trial">The trial of the training.</param>
    /// <param name="Points">Training and validation loss, one pair per epoch.</param>
    private sealed record Training(string Name, Trial Trial, IReadOnlyList<double[]> Points)
    {
        private IEnumerable<Epoch> Epochs => Points.Select((p, i) => new Epoch(i + 1, p[0], p[1])).Where(e => double.IsFinite(e.Train));

        /// <summary>The epoch of the lowest training loss.</summary>
        public Epoch? Fitted => Epochs.MinBy(e => e.Train);

        /// <summary>The epoch of the lowest validation loss.</summary>
        public Epoch? Kept => Epochs.Where(e => double.IsFinite(e.Validation)).MinBy(e => e.Validation);
    }
}
