using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary><c>[Require]</c>: each parameter of the method is a decision, or a setting with one value.</summary>
internal static class RuleParser
{
    public static ImmutableEquatableArray<RuleModel> Parse(
        ParseContext context, IReadOnlyList<NasAttribute> attributes, IReadOnlyList<DecisionModel> decisions, IReadOnlyList<PropertyModel> properties)
    {
        List<string> options =
        [
            .. decisions.Select(d => d.Name),
            .. properties.Where(p => p.Resolution is not null && decisions.All(d => d.Name != p.Name)).Select(p => p.Name),
            .. properties.SelectMany(p => p.Settings.Where(s => !s.Value.StartsWith("=", StringComparison.Ordinal))
                .Select(s => DecisionNames.OfSetting(p.Name, s.Name))),
        ];
        var rules = new List<RuleModel>();
        foreach (var attribute in attributes.Where(a => a.Name == "Require"))
        {
            var name = attribute.Text(0);
            if (UserMethodParser.FindSymbol(context, attribute, name, UserMethodSignature.Rule) is not { } method) continue;
            var parameters = method.Parameters.Select(p => Bound(p, options)).ToList();
            var unbound = parameters.FindIndex(p => p is null);
            if (unbound >= 0)
                context.Report(
                    DiagnosticDescriptors.AttributesDoNotCombine, attribute.Location, context.Space.Name,
                    $"[Require] asks {name} of '{method.Parameters[unbound].Name}', which is no decision. "
                    + $"Parameters are {string.Join(", ", options.Select(ParameterName))}.");
            else if (rules.Any(r => r.Name == name))
                context.Report(DiagnosticDescriptors.AttributesDoNotCombine, attribute.Location, context.Space.Name, $"[Require] names {name} twice.");
            else
                rules.Add(new RuleModel(name, UserMethodParser.Model(method), parameters.OfType<RuleParameterModel>().ToEquatable()));
        }
        return rules.ToEquatable();
    }

    private static RuleParameterModel? Bound(IParameterSymbol parameter, List<string> options) =>
        options.Find(option => string.Equals(ParameterName(option), parameter.Name, StringComparison.OrdinalIgnoreCase)) is { } option
            ? new RuleParameterModel(parameter.Type.ToCode(), option)
            : null;

    /// <summary>The name of a decision in camel case, without dots.</summary>
    private static string ParameterName(string decision)
    {
        var joined = string.Concat(decision.Split('.').Select(part => char.ToUpperInvariant(part[0]) + part.Substring(1)));
        return char.ToLowerInvariant(joined[0]) + joined.Substring(1);
    }
}
