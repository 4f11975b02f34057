namespace NasGen.Search.Budgets;

/// <summary>A budget that is zero or unreadable, with what one looks like.</summary>
public sealed class BudgetFormatException(string text, string fault)
    : FormatException($"The budget '{text}' {fault}. Write a time, such as 10m, 90s or 1h30m, or a number of trials, such as 200trials.");
