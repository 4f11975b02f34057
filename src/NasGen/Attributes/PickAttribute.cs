using System.Diagnostics;

namespace NasGen;

/// <summary>Asks for one more winner: the architecture that is best by the first objective and costs at most <paramref name="max"/>.</summary>
/// <param name="name">The name of the winner's class.</param>
/// <param name="cost">The cost that is limited.</param>
/// <param name="max">The largest allowed value, inclusive: a count, bytes, seconds or joules.</param>
/// <example>
/// <code>
/// [Pick("DigitsNetFast", Cost.Latency, 0.000_15)] // 150 µs
/// </code>
/// </example>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PickAttribute(string name, Cost cost, double max) : Attribute
{
    /// <summary>The name of the winner's class.</summary>
    public string Name { get; } = name;

    /// <summary>The cost that is limited.</summary>
    public Cost Cost { get; } = cost;

    /// <summary>The largest allowed value, inclusive, in the unit of the cost.</summary>
    public double Max { get; } = max;
}
