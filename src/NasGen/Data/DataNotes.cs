using System.Globalization;
using NasGen.Errors;
using NasGen.Search.Contracts;
using NasGen.Search.Wording;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Data;

/// <summary>What the user should know about data that can be used, but may not be what they seem.</summary>
internal static class DataNotes
{
    /// <summary>The most classes that a message lists.</summary>
    private const int MostListed = 12;

    /// <summary>The share of repeated test samples that chance explains.</summary>
    private const double MostRepeated = 0.01;

    /// <summary>The most that a target may lie from zero, and the least that targets may differ, for a network to learn them as they are.</summary>
    private const double Far = 10, Flat = 0.1;

    /// <param name="all">All samples except those of a separate test set.</param>
    /// <param name="test">The separate test set; <see langword="null"/> if there is none.</param>
    /// <param name="training">The training samples.</param>
    public static IEnumerable<DataNote> Of(DataContext context, Samples all, Samples? test, Samples training) =>
    [
        .. context.Task.Kind switch
        {
            TaskKind.Classification => OfClasses(context.Task.Classes, all, test, training),
            TaskKind.Regression => OfTargets(context, training),
            _ => [],
        },
        .. test is null ? [] : OfRepeated(test, all),
    ];

    private static IEnumerable<DataNote> OfRepeated(Samples test, Samples all)
    {
        var repeated = RepeatedSamples.Count(test, all);
        if (repeated > MostRepeated * test.Count)
            yield return new DataNote(
                "NAS2069",
                $"{NumberText.Count(repeated)} of the {Words.Count(test.Count, "test sample")} {(repeated == 1 ? "is" : "are")} among the other samples too, "
                + "with the same input and the same target. A network has learnt them, therefore the test figure says too much good of it. "
                + "Take them out of one side.");
    }

    private static IEnumerable<DataNote> OfClasses(int classes, Samples all, Samples? test, Samples training)
    {
        var (trained, found) = (Counts(training), Counts(all));
        if (test is not null)
            foreach (var (label, count) in Counts(test).Index()) found[label] += count;
        int[] absent = [.. Enumerable.Range(0, classes).Where(label => found[label] == 0)];
        int[] untrained = [.. Enumerable.Range(0, classes).Where(label => found[label] > 0 && trained[label] == 0)];
        if (absent.Length > 0)
            yield return new DataNote(
                "NAS2061",
                all.LabelNames is { } names
                    ? $"[Classification({classes})] declares {classes} classes, but the labels are {names.Length} different texts: {List(names)}. "
                        + "Correct the number."
                    : $"[Classification({classes})] declares {classes} classes, but {absent.Length} of them {(absent.Length == 1 ? "does" : "do")} not occur "
                        + $"in the data: {List(absent.Select(Name))}. Correct the number, or add samples.");
        if (untrained.Length > 0)
            yield return new DataNote(
                "NAS2061",
                $"No training sample is of {(untrained.Length == 1 ? "this class" : "these classes")}: {List(untrained.Select(Name))}. All that there are "
                + "lie in the validation or test set. Add samples, or join classes.");

        long[] Counts(Samples samples)
        {
            using var scope = NewDisposeScope();
            return samples.Targets.cpu().bincount(null, classes).data<long>().ToArray();
        }

        string Name(int label) => all.LabelNames is { } texts ? $"'{texts[label]}'" : NumberText.Count(label);
    }

    private static IEnumerable<DataNote> OfTargets(DataContext context, Samples training)
    {
        var output = context.Space.Space.Output;
        var targets = Columns(training.Targets).Select((values, i) => Target.Of(NameOf(context, i), values)).ToArray();
        string[] far =
        [
            .. targets.Where((target, i) => target.IsFar(output is null ? 1 : At(output.Scale, i), output is null ? 0 : At(output.Offset, i)))
                .Select(t => $"{t.Name} has the mean {NumberText.Digits(t.Mean, 4)} and the standard deviation {NumberText.Digits(t.Deviation, 3)}"),
        ];
        if (far.Length == 0) yield break;
        yield return new DataNote(
            "NAS2062",
            $"The targets are far from numbers near 1, which networks learn best{(output is null ? "" : ", even with the scale of [Regression]")}: "
            + $"{List(far)}. Write [Regression(Scale = [{Literals(targets.Select(t => t.Scale))}], Offset = [{Literals(targets.Select(t => t.Offset))}])]: "
            + "outputs and metrics stay in the units of the targets.");
    }

    private static double At(double[] values, int column) => values[values.Length == 1 ? 0 : column];

    private static string NameOf(DataContext context, int column) =>
        context.Task.Data is { Kind: DataKind.Csv, Labels: { } labels } ? $"'{labels[column]}'" : $"target {column + 1}";

    private static double[][] Columns(Tensor targets)
    {
        using var scope = NewDisposeScope();
        var numbers = targets.cpu().to(ScalarType.Float64).t().contiguous();
        return [.. Enumerable.Range(0, (int)numbers.shape[0]).Select(column => numbers[column].data<double>().ToArray())];
    }

    private static string Literals(IEnumerable<double> values) => string.Join(", ", values.Select(value => Math.Abs(value) switch
    {
        not 0 and (< 1e-4 or >= 1e12) => value.ToString("0.###e0", CultureInfo.InvariantCulture),
        _ => value.ToString("#,0.######", CultureInfo.InvariantCulture).Replace(',', '_'),
    }));

    private static string List(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return string.Join(", ", all.Take(MostListed)) + (all.Length > MostListed ? $" and {all.Length - MostListed} more" : "");
    }

    /// <summary>The numbers of one column to predict.</summary>
    private sealed record Target(string Name, double Mean, double Deviation)
    {
        public static Target Of(string name, double[] values)
        {
            var mean = values.Average();
            return new Target(name, mean, Math.Sqrt(values.Average(value => (value - mean) * (value - mean))));
        }

        /// <summary>The standard deviation to two digits: a network needs only the order of magnitude.</summary>
        public double Scale => Deviation > 0 ? Rounded(Deviation, Unit / 10) : 1;

        /// <summary>The mean, as exactly as the standard deviation asks for.</summary>
        public double Offset => Rounded(Mean, Unit);

        private double Unit => Deviation > 0 ? Math.Pow(10, Math.Floor(Math.Log10(Deviation))) : 1;

        public bool IsFar(double scale, double offset) =>
            Deviation > 0 && ((Math.Abs(Mean - offset) + Deviation) / scale > Far || Deviation / scale < Flat);

        /// <summary>The nearest multiple of a unit; zero without a sign.</summary>
        private static double Rounded(double value, double unit) => Math.Round(value / unit) * unit + 0.0;
    }
}
