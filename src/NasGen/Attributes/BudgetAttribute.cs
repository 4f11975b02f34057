using System.Diagnostics;

namespace NasGen;

/// <summary>How long a search may take, all included: <c>"10m"</c>, <c>"90s"</c>, <c>"2h"</c> or <c>"200trials"</c>. <c>-p:NasBudget=</c> overrides it.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class BudgetAttribute(string budget) : Attribute
{
    /// <summary>The budget as text.</summary>
    public string Budget { get; } = budget;
}
