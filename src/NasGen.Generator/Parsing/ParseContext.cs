using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary>What the parsers of one space share: the compilation, and the list of diagnostics.</summary>
internal sealed class ParseContext(Compilation compilation, INamedTypeSymbol space, Location place)
{
    private readonly List<DiagnosticInfo> _diagnostics = [];

    public INamedTypeSymbol Space { get; } = space;

    /// <summary>The name of the class in the declaration that is marked; a partial class has several declarations.</summary>
    public LocationInfo? Place { get; } = LocationInfo.Of(place);

    public IReadOnlyList<DiagnosticInfo> Diagnostics => _diagnostics;

    /// <summary>Whether the compiler itself reports an error in the source, so that NasGen need not report another.</summary>
    public bool IsBroken { get; private set; }

    public bool IsComplete => !IsBroken && !_diagnostics.Any(d => d.IsError);

    public void Report(DiagnosticDescriptor descriptor, LocationInfo? location, params string[] arguments) =>
        _diagnostics.Add(DiagnosticInfo.Create(descriptor, location, arguments));

    public void Break() => IsBroken = true;

    /// <summary>Whether any class of the same assembly can name the symbol.</summary>
    public bool IsReachable(ISymbol symbol) => compilation.IsSymbolAccessibleWithin(symbol, compilation.Assembly);

    public bool IsDeclared(string metadataName) => compilation.Assembly.GetTypeByMetadataName(metadataName) is not null;
}
