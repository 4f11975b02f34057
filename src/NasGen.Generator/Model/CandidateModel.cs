namespace NasGen.Generator.Model;

/// <summary>A candidate of a module decision.</summary>
/// <param name="Name">The option's name.</param>
/// <param name="Type">The type as C# writes it anywhere.</param>
/// <param name="Parameters">The parameters of a user module's constructor; <see langword="null"/> for a built-in block.</param>
internal sealed record CandidateModel(string Name, string Type, ImmutableEquatableArray<ParameterModel>? Parameters);

/// <summary>A constructor parameter of a user module.</summary>
/// <param name="Binding">What supplies the argument: one of <see cref="Bindings"/>.</param>
/// <param name="Default">The default argument as text; <see langword="null"/> if the parameter is required.</param>
internal sealed record ParameterModel(string Name, string Type, string Binding, string? Default);
