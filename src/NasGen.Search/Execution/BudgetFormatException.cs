namespace NasGen.Search.Execution;

/// <summary>A budget is zero or cannot be read; the message shows valid ones.</summary>
/// <param name="text">The text of the budget.</param>
/// <param name="fault">The fault, as the rest of a sentence.</param>
public sealed class BudgetFormatException(string text, string fault)
    : FormatException($"The budget '{text}' {fault}. Write a time, such as 10m, 90s or 1h30m, or a number of trials, such as 200trials.");
