using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary>
/// Finds a constructor of a user's module that generated code can call: each parameter is bound by its name, is a decision, or has a default.
/// If several qualify, the one with the most bound parameters is taken, and of those the first one declared.
/// </summary>
internal static class ConstructorBinder
{
    public static ParsedCandidate? Bind(ParseContext context, NasAttribute choice, INamedTypeSymbol type, string name)
    {
        var constructors = type.InstanceConstructors.Where(context.IsReachable).ToList();
        var constructor = constructors
            .Where(c => FirstUnbound(c) is null)
            .OrderByDescending(c => c.Parameters.Count(p => BindingOf(p) is not (null or Bindings.Default)))
            .FirstOrDefault();
        if (constructor is null)
        {
            var unbound = FirstUnbound(constructors.OrderBy(c => c.Parameters.Count(p => BindingOf(p) is null)).First())!;
            if (unbound.Type.TypeKind == TypeKind.Error)
                context.Break();
            else
                context.Report(DiagnosticDescriptors.CandidateNotBindable, choice.Location, type.ToPlain(), unbound.Name, unbound.Type.ToPlain());
            return null;
        }

        var parameters = new List<ParameterModel>();
        var decisions = new List<ParsedSetting>();
        foreach (var parameter in constructor.Parameters)
        {
            var binding = BindingOf(parameter)!;
            parameters.Add(new ParameterModel(parameter.Name, parameter.Type.ToCode(), binding, DefaultText(parameter)));
            if (binding != Bindings.Decision) continue;
            var attribute = NasAttribute.Of(parameter, context).FirstOrDefault(a => a.Name is "Values" or "Range");
            if (attribute is not null && ScalarParser.Parse(context, attribute, parameter, parameter.Type) is { } domain)
                decisions.Add(new ParsedSetting(parameter.Name, Fixed: null, domain));
        }
        return new ParsedCandidate(new CandidateModel(name, type.ToCode(), parameters.ToEquatable()), Settings(parameters), decisions);
    }

    private static List<string> Settings(IEnumerable<ParameterModel> parameters)
    {
        var settings = new List<string> { SettingNames.Depth };
        foreach (var parameter in parameters)
        {
            var setting = parameter.Binding switch
            {
                Bindings.OutChannels => SettingNames.Width,
                Bindings.Kernel => SettingNames.Kernel,
                Bindings.Stride => SettingNames.Stride,
                _ => null,
            };
            if (setting is not null) settings.Add(setting);
        }
        return settings;
    }

    private static IParameterSymbol? FirstUnbound(IMethodSymbol constructor) => constructor.Parameters.FirstOrDefault(p => BindingOf(p) is null);

    private static string? BindingOf(IParameterSymbol parameter)
    {
        if (parameter.RefKind is not (RefKind.None or RefKind.In)) return null;
        if (parameter.GetAttributes().Any(IsDecision)) return Bindings.Decision;
        var named = parameter.Type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64
            ? parameter.Name switch
            {
                "inChannels" or "inFeatures" or "inputChannels" => Bindings.InChannels,
                "outChannels" or "outFeatures" or "outputChannels" or "width" => Bindings.OutChannels,
                "kernel" or "kernelSize" => Bindings.Kernel,
                "stride" => Bindings.Stride,
                _ => null,
            }
            : null;
        return named ?? (parameter.IsOptional || parameter.IsParams ? Bindings.Default : null);
    }

    private static bool IsDecision(AttributeData attribute) =>
        attribute.AttributeClass is
        {
            Name: "ValuesAttribute" or "RangeAttribute", ContainingNamespace: { Name: "NasGen", ContainingNamespace.IsGlobalNamespace: true },
        };

    private static string? DefaultText(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue) return parameter.IsParams ? "" : null;
        var value = parameter.ExplicitDefaultValue;
        if (value is null) return "default";
        if (parameter.Type.TypeKind == TypeKind.Enum && EnumMembers.NameOf(parameter.Type, value) is { } member) return member;
        return value as string ?? ScalarText.Of(value, parameter.Type) ?? System.Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture);
    }
}
