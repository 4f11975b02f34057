using System.Linq;
using NasGen.Generator.Model;

namespace NasGen.Generator.Emission;

/// <summary>An architecture as a module: scalars are there before the user's constructor runs, modules are built after it.</summary>
internal static class CandidateEmitter
{
    public static void Emit(SourceWriter source, SpaceModel space)
    {
        var name = space.SimpleName + "Candidate";
        source
            .Line($"/// <summary>An architecture of <see cref=\"{space.QualifiedName}\"/> as a module.</summary>")
            .Block($"internal sealed class {name}({CSharp.Runtime}.CandidateBuilder builder, {ArchitectureEmitter.NameOf(space)} architecture) : {space.QualifiedName}", type =>
            {
                type.Line($"private readonly {CSharp.Runtime}.CandidateBuilder __nas_builder = builder;")
                    .Line($"private readonly {ArchitectureEmitter.NameOf(space)} __nas_architecture = architecture;");
                var modules = space.Properties.Where(p => p.IsModule).ToList();
                foreach (var module in modules)
                    type.Line($"[{CSharp.ComponentName}(Name = {CSharp.Literal(module.Name)})]")
                        .Line($"private {CSharp.Module}? {Field(module)};");
                type.Line();
                foreach (var property in space.Properties) Override(type, property);
                if (!space.HasForward) Forward(type, space);
                type.Block("internal void __nas_Build()", build =>
                {
                    foreach (var module in modules) build.Line($"{Field(module)} = __nas_builder.Module({CSharp.Literal(module.Name)});");
                    foreach (var module in modules) build.Line($"register_module({CSharp.Literal(module.Name)}, {Field(module)});");
                    build.Line("RegisterComponents();");
                });
            });
    }

    private static void Override(SourceWriter source, PropertyModel property)
    {
        var (type, value) = property.IsModule
            ? (CSharp.Module, $"{Field(property)} ?? throw __nas_builder.ReadTooEarly({CSharp.Literal(property.Name)})")
            : (property.Type!, $"__nas_architecture.{CSharp.Escape(property.Name)}");
        source.Line("/// <inheritdoc/>").Line($"{property.Accessibility} override {type} {CSharp.Escape(property.Name)} => {value};").Line();
    }

    /// <summary>The modules in order of declaration, as the winner has it.</summary>
    private static void Forward(SourceWriter source, SpaceModel space) =>
        source.Line("/// <inheritdoc/>").Block($"public override {CSharp.Tensor} forward({CSharp.Tensor} input)", body =>
        {
            var modules = space.Properties.Where(p => p.IsModule).Select(p => CSharp.Escape(p.Name)).ToList();
            if (modules.Count == 0) body.Line("return input.alias();");
            for (var i = 0; i < modules.Count; i++)
            {
                var call = $"{modules[i]}.call({(i == 0 ? "input" : $"x{i}")});";
                body.Line(i == modules.Count - 1 ? $"return {call}" : $"using var x{i + 1} = {call}");
            }
        }).Line();

    private static string Field(PropertyModel property) => "__" + property.Name;
}
