using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary>What the parsers of one space share: whom they ask, and where they say what is wrong.</summary>
internal sealed class ParseContext(Compilation compilation, INamedTypeSymbol space, Location place)
{
    private readonly List<DiagnosticInfo> _diagnostics = [];

    public INamedTypeSymbol Space { get; } = space;

    /// <summary>The class's name where it is marked: of a partial class, one of several places.</summary>
    public LocationInfo? Place { get; } = LocationInfo.Of(place);

    public IReadOnlyList<DiagnosticInfo> Diagnostics => _diagnostics;

    /// <summary>Whether the compiler itself reports an error in what was read, so that nothing more need be said.</summary>
    public bool IsBroken { get; private set; }

    public bool IsComplete => !IsBroken && !_diagnostics.Any(d => d.IsError);

    public void Report(DiagnosticDescriptor descriptor, LocationInfo? location, params string[] arguments) =>
        _diagnostics.Add(DiagnosticInfo.Create(descriptor, location, arguments));

    public void Break() => IsBroken = true;

    /// <summary>Whether a class of the same assembly that derives from nothing can name it.</summary>
    public bool IsReachable(ISymbol symbol) => compilation.IsSymbolAccessibleWithin(symbol, compilation.Assembly);

    public bool IsDeclared(string metadataName) => compilation.Assembly.GetTypeByMetadataName(metadataName) is not null;
}
