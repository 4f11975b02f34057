using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NasGen.Generator.Diagnostics;

namespace NasGen.Generator.Parsing;

/// <summary>Tests whether a winner can derive from the class.</summary>
internal static class SpaceShape
{
    public static bool IsDerivable(ParseContext context)
    {
        var space = context.Space;
        if (!DerivesFromModule(context)) return false;
        if (Obstacle(space) is { } obstacle)
        {
            context.Report(DiagnosticDescriptors.SpaceNotReachable, context.Place, space.Name, obstacle);
            return false;
        }
        if (!space.IsAbstract || space.IsStatic)
        {
            context.Report(DiagnosticDescriptors.ClassNotAbstract, context.Place, space.Name);
            return false;
        }
        return HasUsableConstructor(context);
    }

    /// <summary>Whether the user wrote <c>forward</c>; it may stand in a base class of the space.</summary>
    public static bool HasForward(INamedTypeSymbol space) =>
        ForwardOverride(space) is { IsAbstract: false };

    /// <summary>The most derived override of <c>Module&lt;Tensor, Tensor&gt;.forward</c>.</summary>
    public static IMethodSymbol? ForwardOverride(INamedTypeSymbol space) =>
        Enumerable.Reverse(space.UserTypes())
            .SelectMany(t => t.GetMembers("forward"))
            .OfType<IMethodSymbol>()
            .FirstOrDefault(m => m is { IsOverride: true, Parameters.Length: 1 } && TorchTypes.IsTensor(m.Parameters[0].Type));

    private static bool DerivesFromModule(ParseContext context)
    {
        var space = context.Space;
        if (TorchTypes.DerivesFromModule(space)) return true;
        if (space.UserTypes().Any(t => t.TypeKind == TypeKind.Error)) context.Break();
        else context.Report(DiagnosticDescriptors.NotAModule, context.Place, space.Name);
        return false;
    }

    private static string? Obstacle(INamedTypeSymbol space)
    {
        foreach (var type in space.WithContainingTypes())
        {
            var name = ReferenceEquals(type, space) ? "it" : $"'{type.Name}'";
            if (type.Arity > 0) return $"{name} is generic";
            if (type.IsFileLocal) return $"{name} is file-local";
            if (type.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
                return $"{name} is {type.DeclaredAccessibility.ToCode()}";
        }
        return null;
    }

    private static bool HasUsableConstructor(ParseContext context)
    {
        var space = context.Space;
        var constructors = space.InstanceConstructors.Where(c => c.DeclaredAccessibility != Accessibility.Private).ToList();
        if (constructors.Any(c => c.Parameters.All(p => p.IsOptional || p.IsParams))) return true;
        var required = constructors.SelectMany(c => c.Parameters).FirstOrDefault(p => !p.IsOptional && !p.IsParams);
        if (required is null)
            context.Report(DiagnosticDescriptors.SpaceNotReachable, context.Place, space.Name, "its constructor is private");
        else
            context.Report(DiagnosticDescriptors.ConstructorParameterWithoutDefault, required.Place() ?? context.Place, space.Name, required.Name);
        return false;
    }
}
