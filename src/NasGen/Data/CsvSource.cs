using System.Globalization;
using NasGen.Errors;
using NasGen.Search.Contracts;
using static TorchSharp.torch;

namespace NasGen.Data;

/// <summary>
/// Samples from CSV files. If the training is the user's own, a single label column of whole numbers or of text gives class numbers; other
/// label columns give numbers to predict.
/// </summary>
internal static class CsvSource
{
    /// <exception cref="NasException">NAS2001 to NAS2006.</exception>
    public static (Samples All, Samples? Test) Read(DataContext context)
    {
        var data = context.Task.Data;
        var file = CsvFile.Read(data.Path!, data, context);
        var test = data.Test is null ? null : CsvFile.Read(data.Test, data, context);
        var labels = data.Labels!.Length == 1 && IsDiscrete(context.Task.Kind, file)
            ? new LabelMap([.. file.Rows.Select(row => row.Labels[0]), .. test?.Rows.Select(row => row.Labels[0]) ?? []])
            : null;
        return (ToSamples(file, labels, context), test is null ? null : ToSamples(test, labels, context));
    }

    private static bool IsDiscrete(TaskKind task, CsvFile file) => task switch
    {
        TaskKind.Classification => true,
        TaskKind.Regression => false,
        _ => file.Rows.All(row => LabelMap.TryNumber(row.Labels[0], out _))
            || !double.TryParse(file.Rows[0].Labels[0], CultureInfo.InvariantCulture, out _),
    };

    private static Samples ToSamples(CsvFile file, LabelMap? labels, DataContext context)
    {
        var rows = file.Rows;
        var inputs = tensor(file.Inputs.ToArray(), [rows.Count, .. context.Space.Space.Input.Select(size => (long)size)]);
        var targets = labels is null ? Numbers(file, context) : Classes(file, labels, context);
        return new Samples(
            inputs, targets,
            file.Columns.Group < 0 ? null : [.. rows.Select(row => row.Group!)],
            file.Columns.Time < 0 ? null : [.. rows.Select(row => row.Time!.Value)],
            labels?.Names);
    }

    private static Tensor Classes(CsvFile file, LabelMap labels, DataContext context) => tensor(file.Rows.Select((row, i) =>
        labels.Number(row.Labels[0]) ?? throw context.Error(
            "NAS2003",
            $"'{file.Path}', row {i + 1}, column '{file.Columns.Names[file.Columns.Labels[0]]}': '{row.Labels[0]}' is not a class number, "
            + "but the first row's label is one.",
            file.Path,
            row.Line)).ToArray());

    private static Tensor Numbers(CsvFile file, DataContext context)
    {
        var columns = file.Columns.Labels;
        var values = file.Rows.SelectMany((row, i) => row.Labels.Select((cell, j) => (float)file.Number(cell, i + 1, row.Line, columns[j], context)));
        return tensor(values.ToArray(), [file.Rows.Count, columns.Length]);
    }
}
