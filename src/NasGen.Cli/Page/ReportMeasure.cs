using NasGen.Search.Wording;

namespace NasGen.Cli.Page;

/// <summary>How an axis writes its ticks: in the unit in which <see cref="NumberText"/> writes the values.</summary>
/// <param name="Title">The name of the axis.</param>
/// <param name="Least">The least value there is; <see langword="null"/> where there is none.</param>
/// <param name="Most">The largest value there is; <see langword="null"/> where there is none.</param>
/// <param name="Units">The units, the largest first: a tick takes the first whose <see cref="NumberUnit.From"/> it reaches.</param>
internal sealed record ReportMeasure(string Title, double? Least, double? Most, IReadOnlyList<NumberUnit> Units)
{
    /// <summary>The key of a number without a unit.</summary>
    public const string Number = "number";

    /// <summary>The key of a share, in percent.</summary>
    public const string Share = "share";

    public static IReadOnlyDictionary<string, ReportMeasure> Of(IEnumerable<string> names)
    {
        var measures = names.Distinct().ToDictionary(name => name, Of, StringComparer.Ordinal);
        measures[Number] = new("", null, null, [NumberUnit.One]);
        measures[Share] = new("", 0, 1, [NumberUnit.Percent]);
        return measures;
    }

    private static ReportMeasure Of(string name) => NumberUnit.Of(name) == NumberUnit.Percent
        ? new(Words.Title(name), 0, 1, NumberUnit.OnAxis(name))
        : new(Words.Title(name), null, null, NumberUnit.OnAxis(name));
}
