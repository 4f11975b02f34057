using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary>What the parsers of one space share: the compilation, and the list of diagnostics.</summary>
internal sealed class ParseContext(SemanticModel model, INamedTypeSymbol space, TypeDeclarationSyntax declaration)
{
    private readonly Compilation _compilation = model.Compilation;
    private readonly List<DiagnosticInfo> _diagnostics = [];

    public INamedTypeSymbol Space { get; } = space;

    /// <summary>The name of the class in the declaration that is marked; a partial class has several declarations.</summary>
    public LocationInfo? Place { get; } = LocationInfo.Of(declaration.Identifier.GetLocation());

    /// <summary>What names mean where the winners stand.</summary>
    public NameLookup Names { get; } = new(model, space, declaration);

    public IReadOnlyList<DiagnosticInfo> Diagnostics => _diagnostics;

    /// <summary>Whether the compiler itself reports an error in the source, so that NasGen need not report another.</summary>
    public bool IsBroken { get; private set; }

    public bool IsComplete => !IsBroken && !_diagnostics.Any(d => d.IsError);

    public void Report(DiagnosticDescriptor descriptor, LocationInfo? location, params string[] arguments) =>
        _diagnostics.Add(DiagnosticInfo.Create(descriptor, location, arguments));

    public void Break() => IsBroken = true;

    /// <summary>Whether any class of the same assembly can name the symbol.</summary>
    public bool IsReachable(ISymbol symbol) => _compilation.IsSymbolAccessibleWithin(symbol, _compilation.Assembly);

    /// <summary>Whether the namespace of the space declares a type of this name.</summary>
    public bool IsDeclaredBeside(string name)
    {
        var prefix = Space.ContainingNamespace is { IsGlobalNamespace: false } @namespace ? @namespace.ToDisplayString() + "." : "";
        return _compilation.Assembly.GetTypeByMetadataName(prefix + name) is not null;
    }
}
