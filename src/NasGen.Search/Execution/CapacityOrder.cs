namespace NasGen.Search.Execution;

/// <summary>The order of a capacity study, which has its own budget.</summary>
/// <param name="BudgetText">The budget as the user wrote it.</param>
/// <param name="Time">The budget if it is a time; otherwise <see langword="null"/>.</param>
/// <param name="Trainings">The budget if it is a number of trainings (<c>40trials</c>); otherwise <see langword="null"/>.</param>
internal sealed record CapacityOrder(string BudgetText, TimeSpan? Time, long? Trainings);
