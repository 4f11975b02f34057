using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NasGen.Generator.Diagnostics;

namespace NasGen.Generator.Analyzers;

/// <summary>
/// NAS1001. NasGen's attributes and their arguments leave no trace in the assembly. Any other reference of product code to NasGen would be
/// resolved at run time, when NasGen is not there.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RuntimeReferenceAnalyzer() : NasGenAnalyzer(DiagnosticDescriptors.RuntimeReference, GeneratedCodeAnalysisFlags.None)
{
    private protected override void Register(CompilationStartAnalysisContext context, NasGenSymbols symbols)
    {
        var names = new NasGenNames(symbols.Assembly);
        context.RegisterSemanticModelAction(c => Check(c, symbols.Assembly, names));
    }

    private static void Check(SemanticModelAnalysisContext context, IAssemblySymbol nasGen, NasGenNames names)
    {
        var root = context.SemanticModel.SyntaxTree.GetRoot(context.CancellationToken);
        var known = names.In(root);
        foreach (var name in root.DescendantNodes(n => n is not UsingDirectiveSyntax).OfType<SimpleNameSyntax>())
        {
            if (!known.Contains(name.Identifier.ValueText)) continue;
            if (context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol is not { } symbol) continue;
            if (!IsNamedHere(symbol, name) || !symbol.ContainingAssembly.Is(nasGen)) continue;
            if (!LeavesNoTrace(name, context.SemanticModel, nasGen))
                context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.RuntimeReference, name.GetLocation(), symbol.Name));
        }
    }

    /// <summary>
    /// Whether the name stands for a type, or for a member that <c>using static</c> makes known. Any other member follows a name that is
    /// reported already.
    /// </summary>
    private static bool IsNamedHere(ISymbol symbol, SimpleNameSyntax name) =>
        symbol is INamedTypeSymbol || (symbol.IsStatic && (name.Parent as MemberAccessExpressionSyntax)?.Name != name);

    private static bool LeavesNoTrace(SyntaxNode name, SemanticModel model, IAssemblySymbol nasGen)
    {
        foreach (var ancestor in name.Ancestors())
        {
            if (ancestor is AttributeSyntax attribute && model.GetSymbolInfo(attribute).Symbol?.ContainingAssembly.Is(nasGen) is true) return true;
            if (ancestor is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } }) return true;
            if (ancestor is MemberDeclarationSyntax) return false;
        }
        return false;
    }
}
