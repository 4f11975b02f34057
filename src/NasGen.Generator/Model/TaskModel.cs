namespace NasGen.Generator.Model;

/// <summary>What a space is searched for.</summary>
/// <param name="Winner">The best one's class name.</param>
/// <param name="File">The full path of the model's source file.</param>
/// <param name="Line">Of the class, from 1.</param>
/// <param name="Training">Fixed settings; those that are decisions are among the space's decisions.</param>
internal sealed record TaskModel(
    string Winner,
    string File,
    int Line,
    TaskKind Kind,
    int Classes,
    DataModel Data,
    UserMethods Methods,
    ImmutableEquatableArray<QuantityModel> Training,
    ImmutableEquatableArray<ObjectiveModel> Objectives,
    ImmutableEquatableArray<QuantityModel> Limits,
    ImmutableEquatableArray<QuantityModel> Penalties,
    ImmutableEquatableArray<PickModel> Picks,
    string? Budget);

/// <summary>Static methods of the user's, as code anywhere calls them; <see langword="null"/> where an attribute names none.</summary>
internal sealed record UserMethods(string? Load, string? LoadTest, string? Loss, string? Train);

/// <param name="Method">As code anywhere calls it; <see langword="null"/> for a metric or cost.</param>
internal sealed record ObjectiveModel(string Name, bool Maximize, string? Method);

/// <summary>A number with a name: a limit on a cost, a penalty's weight, a training setting.</summary>
internal sealed record QuantityModel(string Name, double Value);

internal sealed record PickModel(string Name, string Cost, double Max);
