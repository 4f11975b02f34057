using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Adds the option <c>Skip</c> to a module decision, as its last one: the input passes unchanged. It stands beside <c>[Choice]</c>, not
/// beside <c>[Cell]</c>.
/// </summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class SkippableAttribute : Attribute;
