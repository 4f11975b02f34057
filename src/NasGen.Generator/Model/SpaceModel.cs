namespace NasGen.Generator.Model;

/// <summary>A search space as its attributes describe it: everything that is emitted, and nothing of Roslyn.</summary>
/// <param name="Namespace">Empty for the global one.</param>
/// <param name="Name">The class name, as <c>Outer.Inner</c> where nested.</param>
/// <param name="SimpleName">The class name alone: winners and generated types are named after it.</param>
/// <param name="Accessibility">Of the class and all around it: <c>public</c> or <c>internal</c>.</param>
/// <param name="HasForward">Whether the user wrote <c>forward</c>.</param>
/// <param name="Properties">Decisions and heads in order of declaration.</param>
/// <param name="Decisions">The flat search space.</param>
/// <param name="MissingWinners">Names of winners that are declared nowhere yet, each once.</param>
internal sealed record SpaceModel(
    string Namespace,
    string Name,
    string SimpleName,
    string Accessibility,
    ImmutableEquatableArray<int> Input,
    bool HasForward,
    ImmutableEquatableArray<PropertyModel> Properties,
    ImmutableEquatableArray<DecisionModel> Decisions,
    TaskModel Task,
    ImmutableEquatableArray<string> MissingWinners)
{
    /// <summary>As code anywhere refers to the class.</summary>
    public string QualifiedName => Qualify(Name);

    /// <summary>As code anywhere refers to a type generated beside it.</summary>
    public string Qualify(string name) => Namespace.Length == 0 ? $"global::{name}" : $"global::{Namespace}.{name}";
}
