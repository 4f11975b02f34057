using NasGen.Search.Wording;

namespace NasGen.Cli.Page;

/// <summary>The measure of an axis. Its ticks have the units in which <see cref="NumberText"/> writes the values.</summary>
/// <param name="Title">The name of the axis.</param>
/// <param name="Least">The smallest possible value; <see langword="null"/> if there is no bound.</param>
/// <param name="Most">The largest possible value; <see langword="null"/> if there is no bound.</param>
/// <param name="Units">The units, the largest first. A tick takes the first unit whose <see cref="NumberUnit.From"/> it reaches.</param>
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
