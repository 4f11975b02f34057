namespace NasGen.Generator.Model;

/// <summary>An abstract property of a space.</summary>
/// <param name="Accessibility">As C# writes it.</param>
/// <param name="Type">Of a scalar, as C# writes it anywhere; <see langword="null"/> for modules and heads.</param>
/// <param name="Outputs">Of a head.</param>
/// <param name="Candidates">Of a module; empty otherwise.</param>
/// <param name="Settings">Of a module: those with one fixed value.</param>
/// <param name="Cell">Of a module whose edges, rather than itself, choose among the candidates.</param>
internal sealed record PropertyModel(
    string Name,
    PropertyKind Kind,
    string Accessibility,
    string? Type,
    int Outputs,
    ImmutableEquatableArray<CandidateModel> Candidates,
    ImmutableEquatableArray<SettingModel> Settings,
    CellModel? Cell = null)
{
    public bool IsModule => Kind != PropertyKind.Scalar;
}

/// <summary>A setting with one fixed value: <c>Stride</c>, <c>2</c>; <c>Width</c>, <c>=Stem</c>.</summary>
internal sealed record SettingModel(string Name, string Value);
