using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NasGen.Generator.Diagnostics;

namespace NasGen.Generator.Analyzers;

/// <summary>
/// NAS0023, for search spaces and the modules that they name as candidates. TorchSharp registers the modules and parameters in fields when
/// <c>RegisterComponents</c> is called; generated code calls it for a space, and nobody for a candidate. It never looks into arrays and lists. What
/// cannot be decided here is left to the dry run (NAS2043).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnregisteredAnalyzer() : NasGenAnalyzer(DiagnosticDescriptors.Unregistered, GeneratedCodeAnalysisFlags.None)
{
    private const string All = "RegisterComponents";

    /// <summary>Calls that register one component each, and types that register what they hold.</summary>
    private static readonly string[] Single = ["register_module", "register_parameter", "register_buffer", "add_module"];

    private static readonly string[] Containers =
        ["ModuleList", "ModuleDict", "ParameterList", "ParameterDict", "Sequential"];

    private protected override void Register(CompilationStartAnalysisContext context, NasGenSymbols symbols)
    {
        if (symbols.Module is not { } module) return;
        var reported = new ConcurrentDictionary<ISymbol, bool>(SymbolEqualityComparer.Default);
        context.RegisterSymbolAction(
            c =>
            {
                var space = (INamedTypeSymbol)c.Symbol;
                if (!symbols.IsSearchSpace(space)) return;
                Check(c, space, module, reported, registersFields: true);
                foreach (var candidate in symbols.CandidatesOf(space)) Check(c, candidate, module, reported, registersFields: false);
            },
            SymbolKind.NamedType);
    }

    private static void Check(
        SymbolAnalysisContext context, INamedTypeSymbol type, INamedTypeSymbol module, ConcurrentDictionary<ISymbol, bool> reported, bool registersFields)
    {
        var classes = new List<INamedTypeSymbol>();
        for (INamedTypeSymbol? current = type; current is not null && !IsTorchSharp(current); current = current.BaseType) classes.Add(current);
        // The constructor of a class in another assembly may register what this one adds.
        if (classes.Count == 0 || classes.Any(c => c.DeclaringSyntaxReferences.Length == 0)) return;
        var names = new HashSet<string>(
            classes.SelectMany(c => c.DeclaringSyntaxReferences).SelectMany(r => r.GetSyntax(context.CancellationToken).DescendantNodes()).Select(NameOf)
                .OfType<string>(),
            StringComparer.Ordinal);
        if (Single.Any(names.Contains)) return;
        registersFields |= names.Contains(All);
        foreach (var field in classes.SelectMany(c => c.GetMembers()).OfType<IFieldSymbol>().Where(f => !f.IsStatic && !f.IsConst))
        {
            var member = field.AssociatedSymbol ?? field;
            var (what, fix) = Kind(field.Type, module) switch
            {
                Content.Component when !registersFields =>
                    ("is a module or parameter", $"call RegisterComponents() at the end of the constructor of '{field.ContainingType.Name}'"),
                Content.Several when !Containers.Any(names.Contains) && IsFilledWithNew(member, classes, module, context) =>
                    ("holds modules or parameters",
                        "keep them in a ModuleList or a ParameterList, and call RegisterComponents() at the end of the constructor"),
                _ => ("", ""),
            };
            if (what.Length > 0 && reported.TryAdd(member, true))
                context.ReportDiagnostic(Diagnostic.Create(
                    DiagnosticDescriptors.Unregistered, member.Locations[0], field.ContainingType.Name, member.Name, what, fix));
        }
    }

    /// <summary>The name of what a call or a creation names.</summary>
    private static string? NameOf(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => name.Identifier.ValueText,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } => name.Identifier.ValueText,
        ObjectCreationExpressionSyntax { Type: SimpleNameSyntax name } => name.Identifier.ValueText,
        _ => null,
    };

    private enum Content
    {
        Other,
        Component,
        Several,
    }

    private static Content Kind(ITypeSymbol type, INamedTypeSymbol module)
    {
        if (IsComponent(type, module)) return Content.Component;
        return Elements(type).Any(e => Kind(e, module) != Content.Other) ? Content.Several : Content.Other;
    }

    /// <summary>The types of what an array, a collection of the system or a tuple holds.</summary>
    private static IEnumerable<ITypeSymbol> Elements(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => [array.ElementType],
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Select(e => e.Type),
        INamedTypeSymbol named when named.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) is true =>
            named.TypeArguments,
        _ => [],
    };

    private static bool IsComponent(ITypeSymbol type, INamedTypeSymbol module)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
            if (current.Is(module) || current is { Name: "Parameter", ContainingNamespace.Name: "Modules" } && IsTorchSharp(current))
                return true;
        return false;
    }

    private static bool IsTorchSharp(ITypeSymbol type) => type.ContainingAssembly?.Name == "TorchSharp" || type.SpecialType == SpecialType.System_Object;

    /// <summary>
    /// Whether what is assigned to a member, or added to it, is made there and is not another field: a list may repeat what fields hold, which are
    /// registered.
    /// </summary>
    private static bool IsFilledWithNew(ISymbol member, IReadOnlyList<INamedTypeSymbol> classes, INamedTypeSymbol module, SymbolAnalysisContext context)
    {
        var components = new HashSet<string>(
            classes.SelectMany(c => c.GetMembers()).Where(m => m switch
            {
                IFieldSymbol field => IsComponent(field.Type, module),
                IPropertySymbol property => IsComponent(property.Type, module),
                _ => false,
            }).Select(m => m.Name), StringComparer.Ordinal);
        var values = classes.SelectMany(c => c.DeclaringSyntaxReferences).SelectMany(r => r.GetSyntax(context.CancellationToken).DescendantNodes())
            .Select(node => ValueFor(node, member.Name)).OfType<SyntaxNode>().ToList();
        return values.SelectMany(v => v.DescendantNodesAndSelf()).Any(n => n is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax)
            && !values.SelectMany(v => v.DescendantNodesAndSelf()).OfType<IdentifierNameSyntax>().Any(n => components.Contains(n.Identifier.ValueText));
    }

    /// <summary>What a node assigns or adds to a member; <see langword="null"/> if it does neither.</summary>
    private static SyntaxNode? ValueFor(SyntaxNode node, string member) => node switch
    {
        VariableDeclaratorSyntax { Initializer: { } value, Parent.Parent: FieldDeclarationSyntax } field when field.Identifier.ValueText == member => value,
        PropertyDeclarationSyntax { Initializer: { } value } property when property.Identifier.ValueText == member => value,
        AssignmentExpressionSyntax assignment when Names(assignment.Left, member) => assignment.Right,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "AddRange" } call } add
            when Names(call.Expression, member) => add.ArgumentList,
        _ => null,
    };

    /// <summary>Whether an expression is a member, or an element of it.</summary>
    private static bool Names(ExpressionSyntax expression, string member) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == member,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => name.Identifier.ValueText == member,
        ElementAccessExpressionSyntax element => Names(element.Expression, member),
        _ => false,
    };
}
