using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NasGen.Generator.Analyzers;

/// <summary>An analyzer of projects that refer to NasGen. It reports one diagnostic and is silent everywhere else.</summary>
/// <param name="descriptor">The diagnostic that it reports.</param>
/// <param name="generatedCode">Whether generated code is analyzed too.</param>
public abstract class NasGenAnalyzer(DiagnosticDescriptor descriptor, GeneratedCodeAnalysisFlags generatedCode) : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [descriptor];

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(generatedCode);
        context.RegisterCompilationStartAction(start =>
        {
            if (NasGenSymbols.Of(start.Compilation) is { } symbols) Register(start, symbols);
        });
    }

    /// <summary>Registers the actions for one compilation that refers to NasGen.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, NasGenSymbols symbols);
}
