using System.Collections.Generic;
using System.Linq;
using NasGen.Generator.Model;

namespace NasGen.Generator.Emission;

/// <summary>Emits the architecture as a record with one typed property per decision, which is <see langword="null"/> if the decision is not alive.</summary>
internal static class ArchitectureEmitter
{
    private const string Invariant = "global::System.Globalization.CultureInfo.InvariantCulture";

    public static string NameOf(SpaceModel space) => space.SimpleName + "Architecture";

    public static void Emit(SourceWriter source, SpaceModel space)
    {
        var name = NameOf(space);
        var members = space.Decisions.Select(d => (Decision: d, Property: d.Name.Replace('.', '_'))).ToList();
        source
            .Line(
                $"/// <summary>An architecture of <see cref=\"{space.QualifiedName}\"/>: "
                + "the options taken, <see langword=\"null\"/> where a decision is not alive.</summary>")
            .Block($"internal sealed record {name}", type =>
            {
                foreach (var (decision, property) in members)
                    type.Line($"/// <summary>The option of <c>{CSharp.Xml(decision.Name)}</c>.</summary>")
                        .Line($"public {(decision.Parent is null ? "required " : "")}{TypeOf(decision)} {CSharp.Escape(property)} {{ get; init; }}")
                        .Line();
                type.Line("/// <summary>Reads an architecture by the options' texts.</summary>")
                    .Line("/// <param name=\"option\">From a decision's name to its option; <see langword=\"null\"/> where it is not alive.</param>")
                    .Block($"internal static {name} __nas_Read(global::System.Func<string, string?> option)", body => body
                        .Block($"return new {name}", initializer =>
                        {
                            foreach (var (decision, property) in members) initializer.Line($"{CSharp.Escape(property)} = {Read(decision)},");
                        }, "};"));
            });
    }

    private static string TypeOf(DecisionModel decision) => decision.Parent is null ? decision.Type : decision.Type + "?";

    private static string Read(DecisionModel decision)
    {
        var option = $"option({CSharp.Literal(decision.Name)})";
        if (decision.Parent is null) return Convert(decision.Type, option + "!");
        return decision.Type == "string" ? option : $"{option} is {{ }} {Local(decision)} ? {Convert(decision.Type, Local(decision))} : null";
    }

    private static string Local(DecisionModel decision) => "_" + decision.Name.Replace('.', '_');

    private static string Convert(string type, string text) => type switch
    {
        "string" => text,
        "bool" => $"{text} == \"true\"",
        "int" or "long" or "float" or "double" => $"{type}.Parse({text}, {Invariant})",
        _ => $"global::System.Enum.Parse<{type}>({text})",
    };
}
