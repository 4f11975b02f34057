using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Sets a hard limit on a cost. Where a cost is known before training, no architecture beyond the limit is trained.
/// </summary>
/// <param name="cost">The cost.</param>
/// <param name="max">The largest allowed value, inclusive: a count, bytes, seconds or joules.</param>
/// <example>
/// <code>
/// [Limit(Cost.Parameters, 60_000)]
/// </code>
/// </example>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LimitAttribute(Cost cost, double max) : Attribute
{
    /// <summary>The cost.</summary>
    public Cost Cost { get; } = cost;

    /// <summary>The largest allowed value, inclusive, in the unit of the cost.</summary>
    public double Max { get; } = max;
}
