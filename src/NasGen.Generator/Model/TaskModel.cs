namespace NasGen.Generator.Model;

/// <summary>What a search optimizes, and on which data.</summary>
/// <param name="Winner">The class name of the best winner.</param>
/// <param name="File">The full path of the model's source file.</param>
/// <param name="Line">The line of the class, from 1.</param>
/// <param name="Training">The fixed settings. Settings that are searched are among the decisions of the space.</param>
internal sealed record TaskModel(
    string Winner,
    string File,
    int Line,
    TaskKind Kind,
    int Classes,
    bool Balanced,
    DataModel Data,
    UserMethods Methods,
    ImmutableEquatableArray<QuantityModel> Training,
    ImmutableEquatableArray<ObjectiveModel> Objectives,
    ImmutableEquatableArray<QuantityModel> Floors,
    ImmutableEquatableArray<QuantityModel> Limits,
    ImmutableEquatableArray<QuantityModel> Penalties,
    ImmutableEquatableArray<PickModel> Picks,
    string? Budget);

/// <summary>The static methods that the user's attributes name; <see langword="null"/> if no attribute names one.</summary>
internal sealed record UserMethods(LoadMethodModel? Load, LoadMethodModel? LoadTest, UserMethod? Loss, UserMethod? Train);

/// <summary>A method that returns samples.</summary>
/// <param name="Method">The method.</param>
/// <param name="HasGroups">Whether it returns groups.</param>
/// <param name="HasTimes">Whether it returns times.</param>
internal sealed record LoadMethodModel(UserMethod Method, bool HasGroups, bool HasTimes);

/// <summary>A static method of the user.</summary>
/// <param name="Call">The method as code anywhere calls it.</param>
/// <param name="File">The full path of its source file; empty if it is in another assembly.</param>
/// <param name="Line">The line of its name, from 1.</param>
internal sealed record UserMethod(string Call, string File, int Line);

/// <summary>A quantity to maximize or minimize.</summary>
/// <param name="Method">The user's method; <see langword="null"/> for a metric or cost.</param>
internal sealed record ObjectiveModel(string Name, bool Maximize, UserMethod? Method);

/// <summary>A number with a name: a floor of a metric, a limit on a cost, a penalty's weight, a training setting.</summary>
internal sealed record QuantityModel(string Name, double Value);

/// <summary>A further winner: the best architecture whose cost is at most <paramref name="Max"/>.</summary>
internal sealed record PickModel(string Name, string Cost, double Max);
