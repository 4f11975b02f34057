using System.Linq;
using Microsoft.CodeAnalysis;
using NasGen.Generator.Diagnostics;

namespace NasGen.Generator.Model;

/// <summary>A diagnostic by value, without symbols or syntax, so that the pipeline can cache it.</summary>
internal sealed record DiagnosticInfo(DiagnosticDescriptor Descriptor, LocationInfo? Location, ImmutableEquatableArray<string> Arguments)
{
    public static DiagnosticInfo Create(DiagnosticDescriptor descriptor, LocationInfo? location, params string[] arguments) =>
        new(descriptor, location, arguments.ToEquatable());

    public bool IsError => Descriptor.DefaultSeverity == DiagnosticSeverity.Error;

    /// <summary>NAS0018 is a warning in ordinary builds and an error in the search build.</summary>
    public Diagnostic ToDiagnostic(bool isSearch = false)
    {
        var severity = isSearch && Descriptor.Id == DiagnosticDescriptors.NotSearchable.Id ? DiagnosticSeverity.Error : Descriptor.DefaultSeverity;
        return Diagnostic.Create(
            Descriptor, Location?.ToLocation() ?? Microsoft.CodeAnalysis.Location.None, severity, additionalLocations: null, properties: null,
            messageArgs: Arguments.ToArray<object>());
    }
}
