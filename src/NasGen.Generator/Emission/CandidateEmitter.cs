using System.Collections.Generic;
using System.Linq;
using NasGen.Generator.Model;

namespace NasGen.Generator.Emission;

/// <summary>
/// Emits one architecture as a module, or all architectures as a supernet. Scalars exist before the user's constructor runs; modules are built
/// after it. A supernet can take the scalars of another architecture later.
/// </summary>
internal static class CandidateEmitter
{
    private const string Invariant = "global::System.Globalization.CultureInfo.InvariantCulture";
    private const string Builder = $"{CSharp.Runtime}.CandidateBuilder builder";

    public static void Emit(SourceWriter source, SpaceModel space, bool isSupernet)
    {
        var scalars = space.Properties.Where(p => !p.IsModule).ToList();
        var modules = space.Properties.Where(p => p.IsModule).ToList();
        source
            .Line(
                $"/// <summary>{(isSupernet ? "All architectures" : "An architecture")} of <see cref=\"{space.QualifiedName}\"/> "
                + $"as a module{(isSupernet ? " with shared weights" : "")}.</summary>")
            .Block($"internal sealed class {NameOf(space, isSupernet)}({Builder}) : {space.QualifiedName}", type =>
            {
                type.Line($"private readonly {CSharp.Runtime}.CandidateBuilder __nas_builder = builder;");
                foreach (var scalar in scalars)
                    type.Line($"private {(isSupernet ? "" : "readonly ")}{scalar.Type} {Field(scalar)} = {Read(scalar)};");
                foreach (var module in modules)
                    type.Line($"[{CSharp.ComponentName}(Name = {CSharp.Literal(module.Name)})]")
                        .Line($"private {CSharp.Module}? {Field(module)};");
                type.Line();
                foreach (var property in space.Properties) Override(type, property, isSupernet);
                if (!space.HasForward) Forward(type, space, modules);
                else if (space.Output is not null)
                    type.Line("/// <inheritdoc/>")
                        .Line($"public override {CSharp.Tensor} forward({CSharp.Tensor} input) => {Scaled(space, "base.forward(input)")};")
                        .Line();
                type.Block("internal void __nas_Build()", build =>
                {
                    foreach (var module in modules) build.Line($"{Field(module)} = __nas_builder.Module({CSharp.Literal(module.Name)});");
                    foreach (var module in modules) build.Line($"register_module({CSharp.Literal(module.Name)}, {Field(module)});");
                    build.Line("RegisterComponents();");
                });
                if (isSupernet)
                    type.Line().Block($"internal void __nas_Take({Builder})", take =>
                    {
                        foreach (var scalar in scalars) take.Line($"{Field(scalar)} = {Read(scalar)};");
                    });
            });
    }

    public static string NameOf(SpaceModel space, bool isSupernet) => space.Generated(isSupernet ? "Supernet" : "Candidate");

    private static void Override(SourceWriter source, PropertyModel property, bool isSupernet)
    {
        var name = CSharp.Literal(property.Name);
        var (type, value) = property.IsModule
            ? (CSharp.Module, $"{Field(property)} ?? throw __nas_builder.ReadTooEarly({name})")
            : (property.Type!, isSupernet ? $"__nas_builder.Read({name}, {Field(property)})" : Field(property));
        source.Line("/// <inheritdoc/>").Line($"{property.Accessibility} override {type} {CSharp.Escape(property.Name)} => {value};").Line();
    }

    /// <summary>Emits <c>forward</c>: the modules in order of declaration, as in a winner.</summary>
    private static void Forward(SourceWriter source, SpaceModel space, IReadOnlyList<PropertyModel> modules) =>
        source.Line("/// <inheritdoc/>").Block($"public override {CSharp.Tensor} forward({CSharp.Tensor} input)", body =>
        {
            if (modules.Count == 0) body.Line($"return {Scaled(space, "input.alias()")};");
            for (var i = 0; i < modules.Count; i++)
            {
                var call = $"this.{CSharp.Escape(modules[i].Name)}.call({(i == 0 ? "input" : $"x{i}")})";
                body.Line(i == modules.Count - 1 ? $"return {Scaled(space, call)};" : $"using var x{i + 1} = {call};");
            }
        }).Line();

    /// <summary>The value of a scalar, from the text that the builder has.</summary>
    private static string Read(PropertyModel scalar)
    {
        var text = $"builder.Option({CSharp.Literal(scalar.Name)})!";
        return scalar.Type switch
        {
            "string" => text,
            "bool" => $"{text} == \"true\"",
            "int" or "long" or "float" or "double" => $"{scalar.Type}.Parse({text}, {Invariant})",
            _ => $"global::System.Enum.Parse<{scalar.Type}>({text})",
        };
    }

    private static string Scaled(SpaceModel space, string output) => space.Output is { } own
        ? $"{CSharp.Runtime}.OutputScale.Apply({output}, [{string.Join(", ", own.Scale.Select(Numbers.Format))}], "
            + $"[{string.Join(", ", own.Offset.Select(Numbers.Format))}])"
        : output;

    private static string Field(PropertyModel property) => "__nas_of_" + property.Name;
}
