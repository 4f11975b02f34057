using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Declares a scalar decision between listed values: on an abstract property, or on a constructor parameter of a candidate. On a parameter, the
/// decision exists only if that candidate is chosen.
/// </summary>
/// <param name="options">
/// The values: <c>int</c>, <c>long</c>, <c>float</c>, <c>double</c>, <c>bool</c>, <c>string</c> or an enum. The first is the default.
/// </param>
/// <example>
/// <code>
/// [Values(0.0, 0.1, 0.3)]
/// protected abstract double DropoutRate { get; }
/// </code>
/// </example>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class ValuesAttribute(params object[] options) : Attribute
{
    /// <summary>The values in order. The first is the default.</summary>
    public object[] Options { get; } = options;
}
