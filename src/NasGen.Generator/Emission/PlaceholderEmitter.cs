using System.Linq;
using NasGen.Generator.Model;

namespace NasGen.Generator.Emission;

/// <summary>
/// Emits placeholders for winners that do not exist yet, so that the application compiles. The constructor of a placeholder throws an exception
/// that names the command to run. It throws before any constructor of a base class runs, and it needs no type of NasGen.
/// </summary>
internal static class PlaceholderEmitter
{
    private const string Exception = "global::System.InvalidOperationException";

    public static string Emit(SpaceModel space)
    {
        var source = new SourceWriter();
        foreach (var line in CSharp.Header.Split('\n')) source.Line(line.TrimEnd('\r'));
        source.Line().Namespace(space.Namespace, n =>
        {
            for (var i = 0; i < space.MissingWinners.Count; i++)
            {
                if (i > 0) n.Line();
                Winner(n, space, space.MissingWinners[i]);
            }
        });
        return source.ToString();
    }

    private static void Winner(SourceWriter source, SpaceModel space, string name)
    {
        source
            .Line(
                "/// <summary>Stands in for the winner that <c>dotnet build /t:NasSearch</c> writes to "
                + $"<c>{name}.nas.cs</c>; it cannot be constructed.</summary>")
            .Block($"{space.Accessibility} sealed class {name} : {space.QualifiedName}", type =>
            {
                type.Line("// A field initializer runs before every base constructor.")
                    .Line("private readonly bool __nas_found = __nas_Missing();")
                    .Line()
                    .Line("/// <summary>Throws: the search has not run yet.</summary>")
                    .Line($"/// <exception cref=\"{Exception}\">Always.</exception>")
                    .Line($"public {name}() {{ }}")
                    .Line();
                foreach (var property in space.Properties)
                {
                    var result = property.IsModule ? CSharp.Sequential : property.Type;
                    type.Line("/// <inheritdoc/>")
                        .Line($"{property.Accessibility} override {result} {CSharp.Escape(property.Name)} => throw __nas_Reason();")
                        .Line();
                }
                // The search alone knows whether the labels are names. An application may use them, and has to compile without the winner, too.
                if (space.Task.Kind == TaskKind.Classification && !space.Properties.Any(property => property.Name == WinnerNames.Classes))
                    type.Line("#pragma warning disable CS0108 // A member of the space may have this name.")
                        .Line("/// <summary>Throws: the names of the classes, which the winner has if the labels are names.</summary>")
                        .Line($"public static string[] {WinnerNames.Classes} => throw __nas_Reason();")
                        .Line();
                if (!space.HasForward)
                    type.Line("/// <inheritdoc/>")
                        .Line($"public override {CSharp.Tensor} forward({CSharp.Tensor} input) => throw __nas_Reason();")
                        .Line();
                var message =
                    $"{name} has not been searched for yet. Run 'dotnet build /t:NasSearch' on its project: "
                    + $"it writes {name}.nas.cs beside {space.SimpleName}.";
                type.Line("private static bool __nas_Missing() => throw __nas_Reason();")
                    .Line()
                    .Line($"private static {Exception} __nas_Reason() =>")
                    .Indented($"new {Exception}({CSharp.Literal(message)});");
            });
    }
}
