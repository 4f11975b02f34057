using System.Diagnostics;

namespace NasGen;

/// <summary>A scalar decision between listed values (<c>int</c>, <c>long</c>, <c>float</c>, <c>double</c>, <c>bool</c>, <c>string</c> or an enum): on an abstract property, or on a constructor parameter of a candidate, where it is alive only if that candidate is chosen.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class ValuesAttribute(params object[] options) : Attribute
{
    /// <summary>The options in order; the first is the default.</summary>
    public object[] Options { get; } = options;
}
