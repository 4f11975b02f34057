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
        var file = CsvFile.Read(data.Path!, names => CsvColumns.Of(names, data, data.Path!, context), context);
        var test = data.Test is null ? null : CsvFile.Read(data.Test, names => CsvColumns.OfTest(names, file.Columns, data, context), context);
        var labels = data.Labels!.Length == 1 && IsDiscrete(context.Task.Kind, file)
            ? new LabelMap([.. Labels(file), .. test is null ? [] : Labels(test)])
            : null;
        if (labels is null && context.Task.Kind == TaskKind.Classification)
            throw context.Error("NAS2006", $"Classification needs one label column, but [Csv] names {data.Labels.Length}: {string.Join(", ", data.Labels)}.");
        return (ToSamples(file, labels, context), test is null ? null : ToSamples(test, labels, context));
    }

    private static bool IsDiscrete(TaskKind task, CsvFile file) => task switch
    {
        TaskKind.Classification => true,
        TaskKind.Regression => false,
        _ => file.Rows.All(row => LabelMap.TryNumber(row.Labels[0], out _))
            || !double.TryParse(file.Rows[0].Labels[0], CultureInfo.InvariantCulture, out _),
    };

    /// <summary>The class labels of a file. An empty cell is no class.</summary>
    private static IEnumerable<string> Labels(CsvFile file) => file.Rows.Select((row, i) => row.Labels[0] switch
    {
        "" => throw file.LabelError(i, "NAS2003", "the label is empty. Fill the cell, or drop the row."),
        var label when CsvFile.IsMissing(label) => throw file.LabelError(
            i, "NAS2004", $"the label '{label}' stands for a missing value. Drop the row; or, if it is a class, rename it."),
        var label => label,
    });

    private static Samples ToSamples(CsvFile file, LabelMap? labels, DataContext context)
    {
        var rows = file.Rows;
        var inputs = tensor(file.Inputs.ToArray(), [rows.Count, .. context.Space.Space.Input.Select(size => (long)size)]);
        var targets = labels is null ? Numbers(file) : Classes(file, labels);
        return new Samples(
            inputs, targets,
            file.Columns.Group < 0 ? null : [.. rows.Select(row => row.Group!)],
            file.Columns.Time < 0 ? null : [.. rows.Select(row => row.Time!.Value)],
            labels?.Names);
    }

    private static Tensor Classes(CsvFile file, LabelMap labels) => tensor(file.Rows.Select((row, i) =>
        labels.Number(row.Labels[0]) ?? throw file.LabelError(
            i, "NAS2003",
            $"'{row.Labels[0]}' is not a class number. Classes have whole numbers from 0, or names, and here the first label is a number. "
            + "Numbers to predict need [Regression].")).ToArray());

    private static Tensor Numbers(CsvFile file)
    {
        var columns = file.Columns.Labels;
        var numbers = new float[file.Rows.Count * columns.Length];
        for (var label = 0; label < columns.Length; label++)
            foreach (var (row, number) in file.Numbers(columns[label], label).Index()) numbers[row * columns.Length + label] = number;
        return tensor(numbers, [file.Rows.Count, columns.Length]);
    }
}
