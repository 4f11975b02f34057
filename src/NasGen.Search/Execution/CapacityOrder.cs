namespace NasGen.Search.Execution;

/// <summary>That a study of capacity was asked for, with its own budget.</summary>
/// <param name="BudgetText">As the user wrote it.</param>
/// <param name="Time">The budget where it is a time.</param>
/// <param name="Trainings">The budget where it is a number: <c>40trials</c>.</param>
internal sealed record CapacityOrder(string BudgetText, TimeSpan? Time, long? Trainings);
