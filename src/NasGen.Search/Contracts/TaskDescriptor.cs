namespace NasGen.Search.Contracts;

/// <summary>What a space is searched for: data, task, objectives. Not part of the hash.</summary>
/// <param name="Winner">The best one's class name, <c>DigitsNetBest</c>.</param>
/// <param name="File">The model's source file, relative to the project with forward slashes where it lies below it.</param>
/// <param name="Line">Of the class, from 1.</param>
/// <param name="HasLoss">Whether the generated definition overrides <c>Loss</c>.</param>
/// <param name="Training">Fixed settings by name (<c>Epochs</c>, …); those that are decisions are <c>Training.Epochs</c>, ….</param>
internal sealed record TaskDescriptor(
    string Winner, string File, int Line, TaskKind Kind, int Classes, bool HasLoss, DataDescriptor Data,
    Dictionary<string, double> Training, ObjectiveDescriptor[] Objectives, LimitDescriptor[] Limits, LimitDescriptor[] Penalties,
    PickDescriptor[] Picks, string? Budget);

/// <param name="Path">Csv: the file. Idx: the inputs.</param>
/// <param name="Labels">Csv: label columns. Idx: the file of labels, as the only element.</param>
/// <param name="Test">Csv: the test file. Idx: the test inputs. Method: any text where the definition overrides <c>LoadTest</c>.</param>
/// <param name="TestLabels">Idx only.</param>
internal sealed record DataDescriptor(
    DataKind Kind, string? Path = null, string[]? Labels = null, string? Group = null, string? Time = null, string[]? Ignore = null,
    string? Test = null, string? TestLabels = null);

/// <param name="Name">A <see cref="MetricName"/>, a <see cref="CostName"/>, or a method that <c>SpaceDefinition.Score</c> knows.</param>
/// <param name="IsUserMethod">Whether it is a method.</param>
internal sealed record ObjectiveDescriptor(string Name, bool Maximize, bool IsUserMethod = false);

/// <param name="Value">A limit's maximum, or a penalty's weight.</param>
internal sealed record LimitDescriptor(string Cost, double Value);

internal sealed record PickDescriptor(string Name, string Cost, double Max);
