using System.Linq;
using NasGen.Generator.Model;

namespace NasGen.Generator.Emission;

/// <summary>
/// Emits one architecture as a module, or all architectures as a supernet. Scalars exist before the user's constructor runs; modules are built
/// after it. A supernet can take the scalars of another architecture later.
/// </summary>
internal static class CandidateEmitter
{
    public static void Emit(SourceWriter source, SpaceModel space, bool isSupernet)
    {
        var (name, architecture) = (NameOf(space, isSupernet), ArchitectureEmitter.NameOf(space));
        source
            .Line(
                $"/// <summary>{(isSupernet ? "All architectures" : "An architecture")} of <see cref=\"{space.QualifiedName}\"/> "
                + $"as a module{(isSupernet ? " with shared weights" : "")}.</summary>")
            .Block($"internal sealed class {name}({CSharp.Runtime}.CandidateBuilder builder, {architecture} architecture) : {space.QualifiedName}", type =>
            {
                type.Line($"private readonly {CSharp.Runtime}.CandidateBuilder __nas_builder = builder;")
                    .Line($"private {(isSupernet ? "" : "readonly ")}{architecture} __nas_architecture = architecture;");
                var modules = space.Properties.Where(p => p.IsModule).ToList();
                foreach (var module in modules)
                    type.Line($"[{CSharp.ComponentName}(Name = {CSharp.Literal(module.Name)})]")
                        .Line($"private {CSharp.Module}? {Field(module)};");
                type.Line();
                foreach (var property in space.Properties) Override(type, property, isSupernet);
                if (!space.HasForward) Forward(type, space);
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
                if (isSupernet) type.Line().Line($"internal void __nas_Take({architecture} architecture) => __nas_architecture = architecture;");
            });
    }

    public static string NameOf(SpaceModel space, bool isSupernet) => space.SimpleName + (isSupernet ? "Supernet" : "Candidate");

    private static void Override(SourceWriter source, PropertyModel property, bool isSupernet)
    {
        var scalar = $"__nas_architecture.{CSharp.Escape(property.Name)}";
        var (type, value) = property.IsModule
            ? (CSharp.Module, $"{Field(property)} ?? throw __nas_builder.ReadTooEarly({CSharp.Literal(property.Name)})")
            : (property.Type!, isSupernet ? $"__nas_builder.Read({CSharp.Literal(property.Name)}, {scalar})" : scalar);
        source.Line("/// <inheritdoc/>").Line($"{property.Accessibility} override {type} {CSharp.Escape(property.Name)} => {value};").Line();
    }

    /// <summary>Emits <c>forward</c>: the modules in order of declaration, as in a winner.</summary>
    private static void Forward(SourceWriter source, SpaceModel space) =>
        source.Line("/// <inheritdoc/>").Block($"public override {CSharp.Tensor} forward({CSharp.Tensor} input)", body =>
        {
            var modules = space.Properties.Where(p => p.IsModule).Select(p => CSharp.Escape(p.Name)).ToList();
            if (modules.Count == 0) body.Line($"return {Scaled(space, "input.alias()")};");
            for (var i = 0; i < modules.Count; i++)
            {
                var call = $"{modules[i]}.call({(i == 0 ? "input" : $"x{i}")})";
                body.Line(i == modules.Count - 1 ? $"return {Scaled(space, call)};" : $"using var x{i + 1} = {call};");
            }
        }).Line();

    private static string Scaled(SpaceModel space, string output) => space.Output is { } own
        ? $"{CSharp.Runtime}.OutputScale.Apply({output}, [{string.Join(", ", own.Scale.Select(Numbers.Format))}], "
            + $"[{string.Join(", ", own.Offset.Select(Numbers.Format))}])"
        : output;

    private static string Field(PropertyModel property) => "__" + property.Name;
}
