namespace NasGen.Generator.Model;

/// <summary>A search space as its attributes describe it: all that is emitted, without any object of Roslyn.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="Name">The class name; <c>Outer.Inner</c> for a nested class.</param>
/// <param name="SimpleName">The class name alone: winners and generated types are named after it.</param>
/// <param name="Accessibility">The accessibility of the class and of the types around it: <c>public</c> or <c>internal</c>.</param>
/// <param name="HasForward">Whether the user wrote <c>forward</c>.</param>
/// <param name="Properties">Decisions and heads in order of declaration.</param>
/// <param name="Decisions">The flat search space.</param>
/// <param name="Output">The scale of the outputs; <see langword="null"/> if the attributes give none.</param>
/// <param name="Scaling">How widths, depths and rates are scaled together; <see langword="null"/> if they are not.</param>
/// <param name="Rules">What the user says of architectures that make sense.</param>
/// <param name="Taken">The names of a winner's source that the user has given to something else where winners stand.</param>
/// <param name="IsReserved">Whether the user has a type or a decision of a name that a generated type would have.</param>
/// <param name="MissingWinners">The names of winners that are not declared yet, each once.</param>
internal sealed record SpaceModel(
    string Namespace,
    string Name,
    string SimpleName,
    string Accessibility,
    ImmutableEquatableArray<int> Input,
    bool HasForward,
    ImmutableEquatableArray<PropertyModel> Properties,
    ImmutableEquatableArray<DecisionModel> Decisions,
    OutputModel? Output,
    ScalingModel? Scaling,
    TaskModel Task,
    ImmutableEquatableArray<RuleModel> Rules,
    ImmutableEquatableArray<string> Taken,
    bool IsReserved,
    ImmutableEquatableArray<string> MissingWinners)
{
    /// <summary>The class as code anywhere refers to it.</summary>
    public string QualifiedName => Qualify(Name);

    /// <summary>The endings of the names of the types that the search build generates beside the class.</summary>
    public static readonly string[] Endings = ["Candidate", "Supernet", "Definition"];

    /// <summary>The name of a type that the search build generates: <c>NetCandidate</c>.</summary>
    public string Generated(string ending) => (IsReserved ? "__nas_" : "") + SimpleName + ending;

    /// <summary>A type that is generated beside the class, as code anywhere refers to it.</summary>
    public string Qualify(string name) => Namespace.Length == 0 ? $"global::{name}" : $"global::{Namespace}.{name}";
}
