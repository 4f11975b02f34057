using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NasGen.Search.Spaces;

namespace NasGen.Search.Contracts;

/// <summary>
/// The description of a space that the generator writes as JSON. The hash covers the part named <c>space</c>: if two spaces have the same hash,
/// the same genotype gives the same source text.
/// </summary>
internal sealed record SpaceDescriptor(SpaceStructure Space, TaskDescriptor Task)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Refuses a text that lacks what has no default. Its source may be a journal.</summary>
    private static readonly JsonSerializerOptions Strict = new(Json) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <exception cref="JsonException">The text is not the description of a space. It may come from a journal, and be damaged.</exception>
    public static SpaceDescriptor Parse(string json) => JsonSerializer.Deserialize<SpaceDescriptor>(json, Strict) is { IsWhole: true } descriptor
        ? descriptor
        : throw new JsonException("The description of the space lacks a part.");

    /// <summary>What the serializer does not check: elements of lists, and parts that only some properties need.</summary>
    private bool IsWhole =>
        Array.TrueForAll(Space.Properties, p => p is { Kind: not PropertyKind.Module } or { Candidates: not null } && p.Candidates?.Contains(null) != true)
        && !Space.Decisions.Contains(null) && Task.Objectives.Length > 0 && !Task.Objectives.Contains(null)
        && !Task.Limits.Contains(null) && !Task.Penalties.Contains(null) && !Task.Picks.Contains(null)
        && Task.Floors?.Contains(null) != true;
}

/// <summary>The part of the description that the hash covers.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="Name">The name of the class from which winners derive; <c>Outer.Inner</c> if it is nested.</param>
/// <param name="Accessibility">The accessibility of the class: <c>public</c> or <c>internal</c>.</param>
/// <param name="Input">The shape of one sample, for example <c>[C, H, W]</c>.</param>
/// <param name="HasForward">Whether the user wrote <c>forward</c>. Otherwise the modules run in the order of their declaration.</param>
/// <param name="Properties">The decisions and heads in the order of their declaration.</param>
/// <param name="Decisions">The decisions of the flat search space.</param>
/// <param name="Taken">The <see cref="WinnerNames"/> that mean something else where winners stand; <see langword="null"/> if there are none.</param>
/// <param name="Output">The scale of the outputs; <see langword="null"/> if the network's numbers are the outputs.</param>
/// <param name="Scaling">How widths, depths and rates are scaled together; <see langword="null"/> if they are not.</param>
internal sealed record SpaceStructure(
    string Namespace, string Name, string Accessibility, int[] Input, bool HasForward,
    PropertyDescriptor[] Properties, DecisionDescriptor[] Decisions, string[]? Taken = null, OutputDescriptor? Output = null,
    ScalingDescriptor? Scaling = null)
{
    /// <summary>The rate of the data that an architecture sees; <see langword="null"/> if the space has no such decision.</summary>
    public double? RateOf(Genotype genotype) =>
        Resolution() is { } property ? double.Parse(OptionOf(genotype, property.Name)!, CultureInfo.InvariantCulture) : null;

    /// <summary>The option of a scalar, decided or scaled; <see langword="null"/> if the architecture does not have the decision.</summary>
    public string? OptionOf(Genotype genotype, string decision) =>
        genotype[decision] ?? (Resolution()?.Name == decision ? Scaling?.Rate(genotype) : null);

    /// <summary>The value of a setting of a module, decided, scaled or fixed; <see langword="null"/> if it has the default of its block.</summary>
    public string? SettingOf(Genotype genotype, PropertyDescriptor property, string setting) =>
        genotype[DecisionNames.OfSetting(property.Name, setting)]
        ?? (property.Settings?.GetValueOrDefault(setting) is { } stated ? Scaling?.Setting(genotype, setting, stated) ?? stated : null);

    /// <summary>How the data are resampled for an architecture; <see langword="null"/> if they are not.</summary>
    public ResampleRatio? RatioOf(Genotype genotype) => RatioOf(RateOf(genotype));

    /// <summary>The shape of one sample as an architecture sees it.</summary>
    public long[] InputOf(Genotype genotype) => InputAt(RateOf(genotype));

    /// <summary>The shape of one sample at a rate: all axes but the first one are resampled.</summary>
    public long[] InputAt(double? rate) => [.. Input.Select((size, axis) => axis > 0 && RatioOf(rate) is { } ratio ? ratio.LengthOf(size) : size)];

    /// <summary>How the data are resampled to a rate; <see langword="null"/> if they are not.</summary>
    public ResampleRatio? RatioOf(double? rate) =>
        rate is { } given && ResampleRatio.TryOf(given, Resolution()!.Native, out var ratio) && ratio.Up != ratio.Down ? ratio : null;

    /// <summary>The rates to choose from, as they are written; none if the data are not resampled.</summary>
    public string[] Rates() => Scaling?.Rates ?? Decisions.FirstOrDefault(d => d.Name == Resolution()?.Name)?.Options ?? [];

    /// <summary>The property whose options are rates of the data; <see langword="null"/> if there is none.</summary>
    public PropertyDescriptor? Resolution() => Array.Find(Properties, property => property.Native > 0);

    public SearchSpace ToSearchSpace()
    {
        Decision[] decisions = [.. Decisions.Select(d => d.ToDecision())];
        return new SearchSpace(Name, decisions, [.. Properties.Where(HasPaths).Select(p => ToCell(p, decisions))]);
    }

    /// <summary>Paths to the last node describe the whole network only if every edge is alive and the last node is the only output.</summary>
    private static bool HasPaths(PropertyDescriptor property) => property.Cell is { Inputs: null, Concat: false };

    private static Cell ToCell(PropertyDescriptor property, Decision[] decisions) => new(
        decisions,
        [.. property.Cell!.Edges.Select(e => new CellEdge(e.Decision, e.From, e.To))],
        Array.Find(property.Candidates!, c => c.Type == BlockNames.Zero)?.Name,
        Array.Find(property.Candidates!, c => c.Type == BlockNames.Identity)?.Name);
}

/// <summary>
/// The scale of a regression's outputs: offset + scale · what the network computes. Either one number of each for all outputs, or one per output.
/// </summary>
/// <param name="Scale">The scales, each positive.</param>
/// <param name="Offset">As many offsets.</param>
internal sealed record OutputDescriptor(double[] Scale, double[] Offset);

/// <summary>An abstract property of the model.</summary>
/// <param name="Name">The name of the property.</param>
/// <param name="Kind">The kind: <c>module</c>, <c>scalar</c> or <c>head</c>.</param>
/// <param name="Accessibility">The accessibility in C#: <c>protected</c>, <c>public</c>, <c>protected internal</c>, ….</param>
/// <param name="Type">The type of a scalar: <c>int</c>, <c>long</c>, <c>float</c>, <c>double</c>, <c>bool</c>, <c>string</c>, or <c>global::N.Enum</c>.</param>
/// <param name="Outputs">The number of outputs of a head.</param>
/// <param name="Candidates">The candidates of a module, in order. <c>Skip</c> is not a candidate but an option of the decision.</param>
/// <param name="Settings">
/// The settings of a module with one fixed value (<c>"Stride": "2"</c>). <c>"Width": "=Stem"</c> shares the width of another property. A setting
/// that is a decision is named <c>Property.Setting</c> among the decisions; any other setting has the default of its block.
/// </param>
/// <param name="Cell">The cell of a module, if its edges choose among the candidates and not the module itself.</param>
/// <param name="Native">The rate of the data, if the options of the scalar are the rates to which they are resampled; otherwise 0.</param>
/// <param name="EnergyShare">The share of the data's energy by which their bandwidth is measured; 0 if it is not.</param>
internal sealed record PropertyDescriptor(
    string Name, PropertyKind Kind, string Accessibility, string? Type = null, int Outputs = 0,
    CandidateDescriptor[]? Candidates = null, Dictionary<string, string>? Settings = null, CellDescriptor? Cell = null,
    double Native = 0, double EnergyShare = 0);

/// <summary>One candidate of a module.</summary>
/// <param name="Name">The name of the option: the simple name of the type, or as much of its qualified name as makes it unique.</param>
/// <param name="Type">The fully qualified type: <c>global::NasGen.ConvBlock</c>.</param>
/// <param name="Parameters">The parameters of the constructor of a user's module, in order; <see langword="null"/> for a built-in block.</param>
internal sealed record CandidateDescriptor(string Name, string Type, ParameterDescriptor[]? Parameters = null);

/// <summary>One parameter of a constructor of a user's module.</summary>
/// <param name="Name">The name of the parameter.</param>
/// <param name="Type">The type: <c>int</c>, <c>long</c>, <c>float</c>, <c>double</c>, <c>bool</c>, <c>string</c>, <c>global::N.Enum</c>.</param>
/// <param name="Binding">The source of the value: one of <see cref="Bindings"/>.</param>
/// <param name="Default">The default argument as text; <see langword="null"/> if the parameter is required.</param>
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
