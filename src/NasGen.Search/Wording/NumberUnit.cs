namespace NasGen.Search.Wording;

/// <summary>The unit in which a number is written on the console, in the report and on the axes of its charts.</summary>
/// <param name="From">The smallest absolute value that is written in this unit.</param>
/// <param name="Factor">The number of these units per unit of the value: 1000 if seconds are written in milliseconds.</param>
/// <param name="Text">The text after the number, including the space; empty for a number without a unit.</param>
internal sealed record NumberUnit(double From, double Factor, string Text)
{
    /// <summary>A number without a unit.</summary>
    public static readonly NumberUnit One = new(0, 1, "");

    /// <summary>A share in [0, 1], written in percent.</summary>
    public static readonly NumberUnit Percent = new(0, 100, " %");

    private static readonly NumberUnit[] Prefixes = [new(1e9, 1e-9, " G"), new(1e6, 1e-6, " M"), new(1e4, 1e-3, " k"), One];

    /// <summary>The unit of a metric or a cost.</summary>
    public static NumberUnit Of(string name) => name switch
    {
        "Accuracy" or "BalancedAccuracy" or "F1" => Percent,
        "Latency" => new(0, 1e3, " ms"),
        "Energy" => new(0, 1e3, " mJ"),
        "EnergyPerDay" => new(0, 1, " J"),
        "Memory" => new(0, 1.0 / 1024, " KiB"),
        _ => One,
    };

    /// <summary>The units on an axis, the largest first. Counts have prefixes there, because an axis has no room for all digits.</summary>
    public static IReadOnlyList<NumberUnit> OnAxis(string name) => name is "Parameters" or "Macs" ? Prefixes : [Of(name)];
}
