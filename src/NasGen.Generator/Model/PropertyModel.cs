namespace NasGen.Generator.Model;

/// <summary>An abstract property of a space.</summary>
/// <param name="Accessibility">The accessibility as C# writes it.</param>
/// <param name="Type">The type of a scalar as C# writes it anywhere; <see langword="null"/> for a module or head.</param>
/// <param name="Outputs">The number of outputs of a head; 0 otherwise.</param>
/// <param name="Candidates">The candidates of a module; empty otherwise.</param>
/// <param name="Settings">The settings of a module that have one fixed value.</param>
/// <param name="Cell">The graph of a module whose edges choose among the candidates; <see langword="null"/> if the module itself chooses.</param>
/// <param name="Resolution">What a scalar resamples the data from; <see langword="null"/> for other scalars, and for modules.</param>
internal sealed record PropertyModel(
    string Name,
    PropertyKind Kind,
    string Accessibility,
    string? Type,
    int Outputs,
    ImmutableEquatableArray<CandidateModel> Candidates,
    ImmutableEquatableArray<SettingModel> Settings,
    CellModel? Cell = null,
    ResolutionModel? Resolution = null)
{
    public bool IsModule => Kind != PropertyKind.Scalar;
}

/// <summary>A setting with one fixed value: <c>Stride</c>, <c>2</c>; <c>Width</c>, <c>=Stem</c>.</summary>
internal sealed record SettingModel(string Name, string Value);
