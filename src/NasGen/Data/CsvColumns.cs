using System.Globalization;
using NasGen.Errors;
using NasGen.Search.Contracts;
using NasGen.Search.Text;

namespace NasGen.Data;

/// <summary>The roles of a CSV file's columns, by its header.</summary>
/// <param name="Names">The header.</param>
/// <param name="Inputs">The indices of the input columns, in the order of the network's inputs.</param>
/// <param name="Labels">The indices of the label columns.</param>
/// <param name="Group">The index of the group column; −1 if there is none.</param>
/// <param name="Time">The index of the time column; −1 if there is none.</param>
internal sealed record CsvColumns(string[] Names, int[] Inputs, int[] Labels, int Group, int Time)
{
    /// <summary>The columns of the file that is split: every column that has no other role is an input.</summary>
    /// <exception cref="NasException">NAS2002: a column is missing; NAS2006: the inputs do not fill the space's input.</exception>
    public static CsvColumns Of(string[] names, DataDescriptor data, string path, DataContext context)
    {
        var header = new Header(names, path, context);
        int[] labels = [.. data.Labels!.Select(name => header.Find(name, "the label column"))];
        var group = data.Group is null ? -1 : header.Find(data.Group, "the group column");
        var time = data.Time is null ? -1 : header.Find(data.Time, "the time column");
        HashSet<int> taken = [.. labels, group, time, .. (data.Ignore ?? []).Select(name => header.Find(name, "an ignored column"))];
        int[] inputs = [.. Enumerable.Range(0, names.Length).Where(i => !taken.Contains(i))];
        if (inputs.Length != context.InputLength)
            throw context.Error(
                "NAS2006",
                $"'{path}' has {inputs.Length} input columns ({Some([.. inputs.Select(i => names[i])])}), but the space's Input {context.InputText} takes "
                + $"{context.InputLength}. Every column is an input unless it is a label, group, time or ignored column.");
        return new CsvColumns(names, inputs, labels, group, time);
    }

    /// <summary>
    /// The columns of a separate test file. Its inputs and labels have the names of the other file, in any order. Groups and times say how to split,
    /// therefore a test file needs none.
    /// </summary>
    /// <param name="other">The columns of the file that is split.</param>
    /// <exception cref="NasException">NAS2002: a column is missing, or unknown in the other file.</exception>
    public static CsvColumns OfTest(string[] names, CsvColumns other, DataDescriptor data, DataContext context)
    {
        var path = data.Test!;
        var header = new Header(names, path, context);
        string[] inputs = [.. other.Inputs.Select(i => other.Names[i])];
        string[] missing = [.. inputs.Except(names)], unknown = [.. names.Except(other.Names)];
        if (missing.Length > 0 || unknown.Length > 0)
        {
            var lacks = missing.Length == 0 ? "" : $" lacks the input columns {Some(missing)}{(unknown.Length == 0 ? "" : ", and")}";
            var has = unknown.Length == 0 ? "" : $" has the columns {Some(unknown)}, which '{data.Path}' has not";
            throw context.Error("NAS2002", $"'{path}'{lacks}{has}. The columns of a test file are found by name, in any order.");
        }
        return new CsvColumns(
            names, [.. inputs.Select(name => header.Find(name, "an input column"))],
            [.. data.Labels!.Select(name => header.Find(name, "the label column"))], Group: -1, Time: -1);
    }

    private static string Some(string[] names) => names.Length switch
    {
        0 => "none",
        <= 8 => string.Join(", ", names),
        _ => $"{string.Join(", ", names.Take(4))}, …, {names[^1]}",
    };

    /// <summary>The first row of a file, in which columns are found by name.</summary>
    private sealed class Header
    {
        private const string NoHeader =
            " It looks like data, but a CSV file begins with the names of its columns. Add a first row with the names.";

        private readonly string[] _names;
        private readonly string _path;
        private readonly DataContext _context;

        public Header(string[] names, string path, DataContext context)
        {
            (_names, _path, _context) = (names, path, context);
            if (names.All(IsNumber) && !IsNumbering(names)) throw Error($"The first row of '{path}' has only numbers.{NoHeader}");
        }

        /// <exception cref="NasException">NAS2002: no column has the name, or two have it.</exception>
        public int Find(string name, string role)
        {
            var index = Array.IndexOf(_names, name);
            if (index >= 0 && Array.IndexOf(_names, name, index + 1) < 0) return index;
            if (index >= 0) throw Error($"'{_path}' has two columns '{name}' ({role}). Rename one.");
            var hint = NearestName.Of(name, _names) is { } nearest ? $" Did you mean '{nearest}'?" : $" Its columns are {Some(_names)}.";
            throw Error($"'{_path}' has no column '{name}' ({role}).{hint}{(2 * _names.Count(IsNumber) >= _names.Length ? NoHeader : "")}");
        }

        private NasException Error(string message) => _context.Error("NAS2002", message);

        private static bool IsNumber(string name) => double.TryParse(name, CultureInfo.InvariantCulture, out _);

        /// <summary>Whether columns are named by their numbers: 0, 1, 2, …, or from 1.</summary>
        private static bool IsNumbering(string[] names) => names.Select((name, i) =>
            int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - i : -1).Distinct().ToArray() is [0 or 1];
    }
}
