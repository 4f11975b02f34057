using System.Text.Json;
using System.Text.Json.Serialization;
using NasGen.Search.Spaces;

namespace NasGen.Search.Contracts;

/// <summary>
/// What the generator says of a space, as JSON. The part named <c>space</c> is what the hash covers: two spaces with the same hash give
/// the same text for the same genotype.
/// </summary>
internal sealed record SpaceDescriptor(SpaceStructure Space, TaskDescriptor Task)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static SpaceDescriptor Parse(string json) => JsonSerializer.Deserialize<SpaceDescriptor>(json, Json)!;
}

/// <param name="Namespace">Empty for the global one.</param>
/// <param name="Name">The class name, as <c>Outer.Inner</c> where nested: winners derive from it.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="Input">The shape of one sample.</param>
/// <param name="HasForward">Whether the user wrote <c>forward</c>; otherwise the modules run in order of declaration.</param>
/// <param name="Properties">Decisions and heads in order of declaration.</param>
/// <param name="Decisions">The flat search space.</param>
internal sealed record SpaceStructure(
    string Namespace, string Name, string Accessibility, int[] Input, bool HasForward,
    PropertyDescriptor[] Properties, DecisionDescriptor[] Decisions)
{
    public SearchSpace ToSearchSpace()
    {
        Decision[] decisions = [.. Decisions.Select(d => d.ToDecision())];
        return new SearchSpace(Name, decisions, [.. Properties.Where(HasPaths).Select(p => ToCell(p, decisions))]);
    }

    /// <summary>Paths to the last node tell all of a network where every edge is alive and no other node is put out.</summary>
    private static bool HasPaths(PropertyDescriptor property) => property.Cell is { Inputs: null, Concat: false };

    private static Cell ToCell(PropertyDescriptor property, Decision[] decisions) => new(
        decisions,
        [.. property.Cell!.Edges.Select(e => new CellEdge(e.Decision, e.From, e.To))],
        Array.Find(property.Candidates!, c => c.Type == BlockNames.Zero)?.Name,
        Array.Find(property.Candidates!, c => c.Type == BlockNames.Identity)?.Name);
}

/// <param name="Kind"><c>module</c>, <c>scalar</c> or <c>head</c>.</param>
/// <param name="Accessibility">As C# writes it: <c>protected</c>, <c>public</c>, <c>protected internal</c>, ….</param>
/// <param name="Type">Of a scalar: <c>int</c>, <c>long</c>, <c>float</c>, <c>double</c>, <c>bool</c>, <c>string</c>, or <c>global::N.Enum</c>.</param>
/// <param name="Outputs">Of a head.</param>
/// <param name="Candidates">Of a module, in order; <c>Skip</c> is none of them, it is an option of the decision only.</param>
/// <param name="Settings">
/// Of a module: settings with one fixed value (<c>"Stride": "2"</c>). A setting that is a decision is named <c>Property.Setting</c> among the
/// decisions; one that is neither has the block's own default. <c>"Width": "=Stem"</c> shares another's.
/// </param>
/// <param name="Cell">Of a module whose edges, rather than itself, choose among the candidates.</param>
internal sealed record PropertyDescriptor(
    string Name, PropertyKind Kind, string Accessibility, string? Type = null, int Outputs = 0,
    CandidateDescriptor[]? Candidates = null, Dictionary<string, string>? Settings = null, CellDescriptor? Cell = null);

/// <param name="Name">The option's name: the type's simple name, or as much of its qualified name as makes it unique.</param>
/// <param name="Type">Fully qualified with <c>global::</c>; a built-in block's is <c>global::NasGen.ConvBlock</c>.</param>
/// <param name="Parameters">Of a user module's constructor, in order; <see langword="null"/> for a built-in block.</param>
internal sealed record CandidateDescriptor(string Name, string Type, ParameterDescriptor[]? Parameters = null);

/// <param name="Type"><c>int</c>, <c>long</c>, <c>float</c>, <c>double</c>, <c>bool</c>, <c>string</c>, <c>global::N.Enum</c>.</param>
/// <param name="Binding">What supplies the value: one of <see cref="Bindings"/>.</param>
/// <param name="Default">The default argument as text, <see langword="null"/> where the parameter is required.</param>
internal sealed record ParameterDescriptor(string Name, string Type, string Binding, string? Default = null);

internal sealed record DecisionDescriptor(
    string Name, DecisionKind Kind, string[]? Options = null, double Min = 0, double Max = 0, double Step = 1, bool Logarithmic = false,
    string? Parent = null, string[]? ParentOptions = null)
{
    public Decision ToDecision() => new(
        Name,
        Kind switch
        {
            DecisionKind.Categorical => new Categorical(Options!),
            DecisionKind.Ordinal => new Ordinal(Options!),
            DecisionKind.Integer => new IntegerRange((long)Min, (long)Max, (long)Step, Logarithmic),
            _ => new FloatRange(Min, Max, Logarithmic),
        },
        Parent is null ? null : new Condition(Parent, ParentOptions!));
}
