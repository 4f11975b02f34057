using System.Diagnostics;

namespace NasGen;

/// <summary>The task: regression, trained by mean squared error.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class RegressionAttribute : Attribute;
