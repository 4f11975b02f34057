namespace NasGen.Search.Contracts;

/// <summary>The purpose of a search: data, task and objectives. The hash does not cover it.</summary>
/// <param name="Winner">The class name of the winner: <c>DigitsNetBest</c>.</param>
/// <param name="File">The source file of the model. It is relative to the project, with forward slashes, if it lies below the project.</param>
/// <param name="Line">The line of the class, from 1.</param>
/// <param name="Kind">The kind of task.</param>
/// <param name="Classes">The number of classes; 0 if the task is not a classification.</param>
/// <param name="HasLoss">Whether the generated definition overrides <c>Loss</c>.</param>
/// <param name="Data">The source of the data.</param>
/// <param name="Training">The fixed settings by name (<c>Epochs</c>, …). Settings that are searched are decisions: <c>Training.Epochs</c>, ….</param>
/// <param name="Objectives">The objectives, in the order of their attributes.</param>
/// <param name="Limits">The hard limits of costs.</param>
/// <param name="Penalties">The costs that are part of the objective, with their weights.</param>
/// <param name="Picks">The further winners.</param>
/// <param name="Budget">The budget as the model states it; <see langword="null"/> if it states none.</param>
/// <param name="Methods">Where the user's methods are: <c>[Loss]</c>, <c>[Train]</c>, and metrics by name; <see langword="null"/> if there are none.</param>
/// <param name="Balanced">Whether each class weighs the same in the loss.</param>
/// <param name="Rules">The methods of the user that say which architectures make sense; <see langword="null"/> if there are none.</param>
/// <param name="Floors">What is good enough; <see langword="null"/> if nothing says so.</param>
internal sealed record TaskDescriptor(
    string Winner, string File, int Line, TaskKind Kind, int Classes, bool HasLoss, DataDescriptor Data,
    Dictionary<string, double> Training, ObjectiveDescriptor[] Objectives, LimitDescriptor[] Limits, LimitDescriptor[] Penalties,
    PickDescriptor[] Picks, string? Budget = null, Dictionary<string, PlaceDescriptor>? Methods = null, bool Balanced = false, string[]? Rules = null,
    FloorDescriptor[]? Floors = null)
{
    /// <summary>Whether <c>Metric.Loss</c> is an objective or has a floor.</summary>
    public bool IsScoredByLoss() => Kind != TaskKind.Custom
        && (Objectives.Any(o => o is { Name: MetricName.Loss, IsUserMethod: false }) || Floors?.Any(f => f.Metric == MetricName.Loss) == true);
}

/// <summary>A place in the user's source.</summary>
/// <param name="File">The file, relative to the project if it lies below it.</param>
/// <param name="Line">The line, from 1.</param>
internal sealed record PlaceDescriptor(string File, int Line);

/// <summary>The source of the data.</summary>
/// <param name="Kind">The kind of source.</param>
/// <param name="Path">The file of samples (CSV) or of inputs (IDX), or the folder of images.</param>
/// <param name="Labels">The label columns (CSV), or the file of labels as the only element (IDX).</param>
/// <param name="Group">The column whose equal values stay on one side of the split (CSV).</param>
/// <param name="Time">The column that orders the samples in time (CSV).</param>
/// <param name="Ignore">The columns that are not read (CSV).</param>
/// <param name="Test">
/// The test file (CSV), the test inputs (IDX), the folder of test images, or any text if the definition overrides <c>LoadTest</c> (method).
/// </param>
/// <param name="TestLabels">The file of test labels (IDX).</param>
/// <param name="Resize">Whether images of another size are resized.</param>
internal sealed record DataDescriptor(
    DataKind Kind, string? Path = null, string[]? Labels = null, string? Group = null, string? Time = null, string[]? Ignore = null,
    string? Test = null, string? TestLabels = null, bool Resize = false);

/// <summary>One objective.</summary>
/// <param name="Name">The name: a <see cref="MetricName"/>, a <see cref="CostName"/>, or a method that <c>SpaceDefinition.Score</c> knows.</param>
/// <param name="Maximize">Whether higher is better.</param>
/// <param name="IsUserMethod">Whether the name is that of a user's method.</param>
internal sealed record ObjectiveDescriptor(string Name, bool Maximize, bool IsUserMethod = false);

/// <summary>What is good enough.</summary>
/// <param name="Metric">The <see cref="MetricName"/>.</param>
/// <param name="Value">The lowest value that is good enough; the highest one of a metric of which less is better.</param>
internal sealed record FloorDescriptor(string Metric, double Value);

/// <summary>A limit or a penalty.</summary>
/// <param name="Cost">The name of the cost.</param>
/// <param name="Value">The maximum of a limit, or the weight of a penalty.</param>
internal sealed record LimitDescriptor(string Cost, double Value);

/// <summary>A further winner: the best architecture within a limit of its own.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Cost">The name of the cost.</param>
/// <param name="Max">The most of the cost.</param>
internal sealed record PickDescriptor(string Name, string Cost, double Max);
