using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NasGen.Architecture.Tests;

/// <summary>
/// The references between the folders of <c>src</c>, found by the compiler's symbols: a name counts however it is written, also behind
/// <c>var</c>, as an extension method or in a documentation comment's <c>cref</c>.
/// </summary>
internal sealed class SourceTree
{
    /// <summary>What the SDK's implicit usings bring into scope.</summary>
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    private SourceTree(IReadOnlyCollection<string> files, IReadOnlyList<Reference> references) => (Files, References) = (files, references);

    /// <summary>All source files, relative to <c>src</c>.</summary>
    public IReadOnlyCollection<string> Files { get; }

    /// <summary>Each pair of file and type once; uses inside one folder are left out.</summary>
    public IReadOnlyList<Reference> References { get; }

    /// <summary>Reads the projects of the checkout; those of the generator and of the build task see nothing of the others.</summary>
    public static SourceTree Read()
    {
        SourceTree[] parts =
        [
            Of(Sources("Shared", "NasGen.Search", "NasGen", "NasGen.Cli", "NasGen.Export", "NasGen.Cluster")),
            Of(Sources("Shared", "NasGen.Generator")),
            Of(Sources("NasGen.Build")),
        ];
        return new SourceTree([.. parts.SelectMany(p => p.Files).Distinct()], [.. parts.SelectMany(p => p.References).Distinct()]);
    }

    /// <param name="sources">The texts by their paths relative to <c>src</c>. Errors in them are ignored: what can be bound is counted.</param>
    public static SourceTree Of(IReadOnlyDictionary<string, string> sources)
    {
        var trees = sources.ToDictionary(s => s.Key, s => CSharpSyntaxTree.ParseText(s.Value, Options, s.Key));
        var compilation = CSharpCompilation.Create(
            "sources",
            trees.Values.Append(CSharpSyntaxTree.ParseText(ImplicitUsings, Options)),
            Libraries(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        var references = trees.AsParallel().SelectMany(t => ReferencesOf(t.Key, compilation.GetSemanticModel(t.Value))).Distinct();
        return new SourceTree(sources.Keys.ToArray(), [.. references.OrderBy(r => r.ToString(), StringComparer.Ordinal)]);
    }

    private static IEnumerable<Reference> ReferencesOf(string file, SemanticModel model)
    {
        var room = Room.Of(file);
        return
            from node in model.SyntaxTree.GetRoot().DescendantNodes(descendIntoTrivia: true)
            from type in TypesOf(node, model)
            from declaration in type.DeclaringSyntaxReferences
            let to = Room.Of(declaration.SyntaxTree.FilePath)
            where to != room
            select new Reference(room, to, file, type.Name);
    }

    private static ImmutableArray<INamedTypeSymbol> TypesOf(SyntaxNode node, SemanticModel model)
    {
        var symbol = node switch
        {
            SimpleNameSyntax => model.GetSymbolInfo(node) is var info ? info.Symbol ?? info.CandidateSymbols.FirstOrDefault() : null,
            BaseObjectCreationExpressionSyntax => model.GetTypeInfo(node).Type,
            _ => null,
        };
        if (symbol is IMethodSymbol { ReducedFrom: { } extension }) symbol = extension;
        var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        while (type?.ContainingType is { } outer) type = outer;
        return type is null ? [] : [type.OriginalDefinition];
    }

    private static Dictionary<string, string> Sources(params string[] projects) => Repository.Sources(".cs")
        .Where(file => projects.Contains(file.Name.Split('/')[0]))
        .ToDictionary(file => file.Name, file => File.ReadAllText(file.Path), StringComparer.Ordinal);

    /// <summary>The framework and the packages beside these tests, without NasGen's own assemblies: those are read as source.</summary>
    private static IEnumerable<MetadataReference> Libraries() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("NasGen", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
}
