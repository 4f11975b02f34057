using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NasGen.Plans;
using NasGen.Tests.Emission;

namespace NasGen.Tests.Plans;

/// <summary>An interpreter that forgets a plan does not compile.</summary>
public sealed class ForgottenPlanTests
{
    private const string Node =
        "internal sealed record DropoutLayer(double Rate) : BlockPlan { public override T Accept<T>(IPlanVisitor<T> visitor) => visitor.Visit(this); }";

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp14);
    private static readonly Lazy<CSharpCompilation> Product = new(() => Sources("NasGen", "NasGen.Cli"));

    [Fact]
    public void A_node_that_takes_no_visitor_does_not_compile() =>
        Assert.Equal(["CS0534"], Errors("internal sealed record DropoutLayer(double Rate) : BlockPlan;"));

    [Fact]
    public void A_node_that_the_visitor_has_no_method_for_does_not_compile() => Assert.Equal(["CS1503"], Errors(Node));

    [Fact]
    public void An_interpreter_that_leaves_out_one_plan_does_not_compile()
    {
        Assert.Empty(Errors(Interpreter(without: null)));
        Assert.All(SamplePlans.All.Keys, plan => Assert.Equal(["CS0535"], Errors(Interpreter(without: plan))));
    }

    /// <summary>With one more node in NasGen's own sources, the compiler lists every interpreter.</summary>
    [Fact]
    public void A_node_added_to_the_source_is_missed_by_each_interpreter()
    {
        var known = Product.Value.SyntaxTrees.Single(tree => Path.GetFileName(tree.FilePath) == "IPlanVisitor.cs");
        var text = known.ToString();
        var end = text.LastIndexOf('}');
        var extended = CSharpSyntaxTree.ParseText(text[..end] + "T Visit(DropoutLayer layer); }" + Node, Parse);

        var missing = Product.Value.ReplaceSyntaxTree(known, extended).GetDeclarationDiagnostics()
            .Where(d => d.Id == "CS0535" && d.GetMessage().Contains("IPlanVisitor", StringComparison.Ordinal))
            .Select(d => Path.GetFileNameWithoutExtension(d.Location.SourceTree!.FilePath)).Order();

        Assert.Equal(Interpreters().Order(), missing);
        Assert.Contains("ModuleBuilder", missing);
        Assert.Contains("LayerLines", missing);
    }

    /// <summary>Plans are not read by switches, because a switch can have a default and a visitor cannot.</summary>
    [Fact]
    public void Only_the_switch_that_this_test_adds_reads_a_plan()
    {
        var careless = CSharpSyntaxTree.ParseText(
            "using NasGen.Plans; internal static class Careless { public static int Of(BlockPlan plan) => plan switch { NewPlan => 1, _ => 0 }; }",
            Parse, "Careless.cs");

        Assert.Equal(["Careless.cs"], Switches(Product.Value.AddSyntaxTrees(careless)));
    }

    private static IEnumerable<string> Interpreters() =>
        from type in Product.Value.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
        where type.Interfaces.Any(i => i.Name == nameof(IPlanVisitor<>))
        select type.Name;

    private static List<string> Switches(CSharpCompilation compilation)
    {
        var plan = compilation.GetTypeByMetadataName(typeof(BlockPlan).FullName!)!;
        return
        [
            .. from tree in compilation.SyntaxTrees
               where tree.ToString().Contains(plan.ContainingNamespace.ToDisplayString(), StringComparison.Ordinal)
               let model = compilation.GetSemanticModel(tree)
               from node in tree.GetRoot().DescendantNodes()
               let read = node switch
               {
                   SwitchExpressionSyntax s => s.GoverningExpression,
                   SwitchStatementSyntax s => s.Expression,
                   _ => null,
               }
               where read is not null && Types(read, model).Contains(plan, SymbolEqualityComparer.Default)
               select tree.FilePath,
        ];

        static IEnumerable<ISymbol?> Types(ExpressionSyntax read, SemanticModel model) =>
            read is TupleExpressionSyntax pair ? pair.Arguments.Select(a => model.GetTypeInfo(a.Expression).Type) : [model.GetTypeInfo(read).Type];
    }

    private static string Interpreter(Type? without)
    {
        var methods = SamplePlans.All.Keys.Where(type => type != without).Select(type => $"public int Visit({type.Name} plan) => 0; ");
        return $"internal sealed class Interpreter : IPlanVisitor<int> {{ {string.Concat(methods)} }}";
    }

    /// <summary>The compiler errors of a source that has the same access to NasGen as these tests.</summary>
    private static string[] Errors(string source)
    {
        var references = WinnerCompiler.References.Value.Where(r => Path.GetFileName(r.Display) != "NasGen.Tests.dll");
        var compilation = CSharpCompilation.Create(
            "NasGen.Tests", [CSharpSyntaxTree.ParseText("using NasGen.Plans;\n" + source, Parse)], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return [.. compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id).Distinct()];
    }

    /// <summary>Projects as one compilation. Missing packages cause errors that do not matter here.</summary>
    private static CSharpCompilation Sources(params string[] projects)
    {
        const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
            + "global using System.Threading; global using System.Threading.Tasks;";
        var files = projects.SelectMany(project => Directory.EnumerateFiles(Path.Combine(Root(), "src", project), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var references = WinnerCompiler.References.Value.Where(r => Path.GetFileName(r.Display) is not ("NasGen.dll" or "NasGen.Tests.dll"));
        return CSharpCompilation.Create(
            "NasGen", files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), Parse, file)).Prepend(CSharpSyntaxTree.ParseText(Usings, Parse)),
            references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
}
