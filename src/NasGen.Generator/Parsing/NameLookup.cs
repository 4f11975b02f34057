using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary>What simple names mean where the winners of a space stand: in its namespace, and in a class that derives from it.</summary>
internal sealed class NameLookup(SemanticModel model, INamedTypeSymbol space, TypeDeclarationSyntax declaration)
{
    /// <summary>A place in the namespace, outside of the types that the space is nested in.</summary>
    private readonly int _place = declaration.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().Last().SpanStart;

    /// <summary>Those names of a winner's source that the user has given to something else, in order.</summary>
    public ImmutableEquatableArray<string> Taken(IReadOnlyCollection<PropertyModel> properties)
    {
        var decisions = new HashSet<string>(properties.Select(p => p.Name));
        var cells = properties.Where(p => p.Cell is not null).Select(p => WinnerNames.OfCell(p.Name));
        return WinnerNames.All
            .Where(name => IsForeign(name) || IsForeignAttribute(name) || Inherited(name).Any(m => !IsDecision(m)))
            .Concat(WinnerNames.LocalClasses.Concat(cells).Where(HidesFile))
            .Concat(ShadowedTypes(properties))
            .Distinct()
            .OrderBy(name => name, System.StringComparer.Ordinal)
            .ToEquatable();

        bool IsForeignAttribute(string name) => WinnerNames.Attributes.Contains(name) && IsForeign(name + "Attribute");

        bool IsDecision(ISymbol member) => member is IPropertySymbol && decisions.Contains(member.Name);
    }

    /// <summary>
    /// What has a name already, as a noun phrase; <see langword="null"/> if a winner can have it. Types of the namespace are left to an analyzer.
    /// </summary>
    public string? Holder(string name)
    {
        if (Inherited(name).Any() || BaseMembers(name).Any()) return $"a member of '{space.Name}'";
        var found = model.LookupSymbols(_place, name: name).FirstOrDefault(s => !IsOfNamespace(s));
        return found is null ? null : $"'{found.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}'";
    }

    /// <summary>The class of TorchSharp or of the system that declares a member which a property of this name hides.</summary>
    public string? HiddenBy(string name) => BaseMembers(name).FirstOrDefault()?.ContainingType.ToPlain();

    /// <summary>The members of the user's classes that a winner inherits.</summary>
    private IEnumerable<ISymbol> Inherited(string name) =>
        space.UserTypes().SelectMany(t => t.GetMembers(name)).Where(m => m.DeclaredAccessibility != Accessibility.Private);

    private IEnumerable<ISymbol> BaseMembers(string name)
    {
        for (INamedTypeSymbol? type = space.UserTypes().FirstOrDefault()?.BaseType; type is not null; type = type.BaseType)
            foreach (var member in type.GetMembers(name))
                if (member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal)
                    yield return member;
    }

    /// <summary>Whether the name means something that is neither TorchSharp's nor NasGen's.</summary>
    private bool IsForeign(string name) => model.LookupSymbols(_place, name: name).Any(s => s.ContainingAssembly?.Name is not ("TorchSharp" or "NasGen"));

    /// <summary>
    /// Whether a class that the winner's file declares cannot have the name: it is that of a namespace or of a nested type. A class of another file does
    /// not matter.
    /// </summary>
    private bool HidesFile(string name) =>
        model.LookupNamespacesAndTypes(_place, name: name).Any(s => s is INamespaceSymbol) || space.UserTypes().Any(t => t.GetTypeMembers(name).Length > 0);

    private bool IsOfNamespace(ISymbol symbol) =>
        symbol is INamedTypeSymbol { ContainingType: null } type
        && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, space.ContainingAssembly)
        && type.NamespaceName() == space.NamespaceName();

    /// <summary>The first names of types that a winner writes without their namespace, and that types nested in the space's classes hide.</summary>
    private IEnumerable<string> ShadowedTypes(IEnumerable<PropertyModel> properties)
    {
        var prefix = space.NamespaceName() is { Length: > 0 } name ? $"global::{name}." : "global::";
        return properties
            .SelectMany(p => p.Candidates.Where(c => c.Parameters is not null).SelectMany(c => c.Parameters!.Select(a => a.Type).Append(c.Type)).Append(p.Type))
            .Where(type => type?.StartsWith(prefix, System.StringComparison.Ordinal) is true)
            .Select(type => type!.Substring(prefix.Length).Split('.', '<')[0])
            .Where(first => space.UserTypes().Any(t => t.GetTypeMembers(first.TrimStart('@')).Length > 0));
    }
}
