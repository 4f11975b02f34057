using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary>Finds the static method that an attribute names, in the space or in a base class of it.</summary>
internal static class UserMethodParser
{
    /// <summary>The method; <see langword="null"/> if none fits, which is reported here.</summary>
    public static UserMethod? Find(ParseContext context, NasAttribute attribute, string name, UserMethodSignature signature) =>
        FindSymbol(context, attribute, name, signature) is { } method ? Model(method) : null;

    /// <summary>A method that returns samples; <see langword="null"/> if none fits, which is reported here.</summary>
    public static LoadMethodModel? FindLoad(ParseContext context, NasAttribute attribute, string name) =>
        FindSymbol(context, attribute, name, UserMethodSignature.Load) is { } method
            ? new LoadMethodModel(
                Model(method), TorchTypes.HasArrayOf(method.ReturnType, SpecialType.System_String),
                TorchTypes.HasArrayOf(method.ReturnType, SpecialType.System_Double))
            : null;

    public static UserMethod Model(IMethodSymbol method)
    {
        var place = LocationInfo.Of(method.Locations.FirstOrDefault());
        return new UserMethod($"{method.ContainingType.ToCode()}.{Escape(method.Name)}", place?.Path ?? "", (place?.Lines.Start.Line ?? -1) + 1);
    }

    /// <summary>The symbol of the method; <see langword="null"/> if none fits, which is reported here.</summary>
    public static IMethodSymbol? FindSymbol(ParseContext context, NasAttribute attribute, string name, UserMethodSignature signature)
    {
        var named = Enumerable.Reverse(context.Space.UserTypes()).SelectMany(t => t.GetMembers(name)).OfType<IMethodSymbol>()
            .Where(m => m.MethodKind == MethodKind.Ordinary)
            .ToList();
        var method = named.FirstOrDefault(m => m.IsStatic && signature.Fits(m) && context.IsReachable(m));
        if (method is not null) return method;
        if (named.SelectMany(m => m.Parameters.Select(p => p.Type).Append(m.ReturnType)).Any(t => t.TypeKind == TypeKind.Error))
            context.Break();
        else
            context.Report(
                DiagnosticDescriptors.UserMethodUnusable, attribute.Location, name, attribute.Name, Fault(context, named, signature),
                string.Format(System.Globalization.CultureInfo.InvariantCulture, signature.Text, CSharpNames.IsIdentifier(name) ? name : "Method"));
        return null;
    }

    private static string Fault(ParseContext context, List<IMethodSymbol> named, UserMethodSignature signature)
    {
        if (named.Count == 0) return "there is no such method";
        if (named.FirstOrDefault(signature.Fits) is not { } fitting) return "its signature does not fit";
        return !fitting.IsStatic ? "it is not static" : $"it is {fitting.DeclaredAccessibility.ToCode()}";
    }

    private static string Escape(string name) => CSharpNames.IsKeyword(name) ? "@" + name : name;
}
