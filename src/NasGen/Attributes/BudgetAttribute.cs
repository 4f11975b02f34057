using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Sets how much a search may spend. A time covers everything: search, baselines, retraining and verdict. Default: <c>"10m"</c>.
/// <c>-p:NasBudget=</c> overrides it.
/// </summary>
/// <param name="budget">A time, such as <c>"90s"</c>, <c>"10m"</c> or <c>"1h30m"</c>, or a number of trials, such as <c>"200trials"</c>.</param>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class BudgetAttribute(string budget) : Attribute
{
    /// <summary>The budget as text.</summary>
    public string Budget { get; } = budget;
}
