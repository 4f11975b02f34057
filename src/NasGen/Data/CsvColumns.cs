using NasGen.Errors;
using NasGen.Search.Contracts;
using NasGen.Search.Text;

namespace NasGen.Data;

/// <summary>The roles of a CSV file's columns, by its header.</summary>
/// <param name="Names">The header.</param>
/// <param name="Inputs">The indices of the input columns.</param>
/// <param name="Labels">The indices of the label columns.</param>
/// <param name="Group">The index of the group column; −1 if there is none.</param>
/// <param name="Time">The index of the time column; −1 if there is none.</param>
internal sealed record CsvColumns(string[] Names, int[] Inputs, int[] Labels, int Group, int Time)
{
    /// <exception cref="NasException">NAS2002: a column is missing; NAS2006: the inputs do not fill the space's input.</exception>
    public static CsvColumns Of(string[] names, DataDescriptor data, string path, DataContext context)
    {
        int[] labels = [.. data.Labels!.Select(name => Find(name, "label"))];
        var group = data.Group is null ? -1 : Find(data.Group, "group");
        var time = data.Time is null ? -1 : Find(data.Time, "time");
        HashSet<int> taken = [.. labels, group, time, .. (data.Ignore ?? []).Select(name => Find(name, "ignored"))];
        int[] inputs = [.. Enumerable.Range(0, names.Length).Where(i => !taken.Contains(i))];
        if (inputs.Length != context.InputLength)
            throw context.Error(
                "NAS2006",
                $"'{path}' has {inputs.Length} input columns ({Some(names, inputs)}), but the space's Input {context.InputText} takes "
                + $"{context.InputLength}. Every column is an input unless it is a label, group, time or ignored column.");
        return new CsvColumns(names, inputs, labels, group, time);

        int Find(string name, string role)
        {
            var index = Array.IndexOf(names, name);
            if (index >= 0) return index;
            var hint = NearestName.Of(name, names) is { } nearest
                ? $" Did you mean '{nearest}'?"
                : $" Its columns are {Some(names, [.. Enumerable.Range(0, names.Length)])}.";
            throw context.Error("NAS2002", $"'{path}' has no column '{name}' (the {role} column).{hint}");
        }
    }

    private static string Some(string[] names, int[] which) => which.Length switch
    {
        0 => "none",
        <= 8 => string.Join(", ", which.Select(i => names[i])),
        _ => $"{string.Join(", ", which.Take(4).Select(i => names[i]))}, …, {names[which[^1]]}",
    };
}
