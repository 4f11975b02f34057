using System;
using System.Collections.Generic;
using System.Linq;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary><c>[Width]</c>, <c>[Depth]</c> and so on. Their decisions follow the decision of the property in this order.</summary>
internal static class SettingsParser
{
    private static readonly string[] Order =
    [
        SettingNames.Width, SettingNames.Depth, SettingNames.Kernel, SettingNames.Stride, SettingNames.Activation, SettingNames.Norm, SettingNames.Expansion,
        SettingNames.Symmetry,
    ];

    public static List<ParsedSetting> Parse(
        ParseContext context, string property, NasAttribute choice, IReadOnlyList<NasAttribute> attributes,
        Func<string, bool> isUsed, SharedWidths widths)
    {
        var settings = new List<ParsedSetting>();
        foreach (var name in Order)
        {
            var attribute = attributes.FirstOrDefault(a => a.Name == name);
            if (name == SettingNames.Stride && choice.Has(SettingNames.Stride))
            {
                if (attribute is not null)
                    context.Report(
                        DiagnosticDescriptors.AttributesDoNotCombine, attribute.Location, property, "[Choice(Stride = ...)] and [Stride], keep one.");
                attribute = choice;
            }
            if (attribute is null) continue;
            var setting = Read(context, property, name, attribute, widths);
            if (setting is null) continue;
            if (isUsed(name)) settings.Add(setting);
            else context.Report(DiagnosticDescriptors.SettingUnused, attribute.Location, name, property);
        }
        return settings;
    }

    private static ParsedSetting? Read(ParseContext context, string property, string name, NasAttribute attribute, SharedWidths widths)
    {
        switch (name)
        {
            case SettingNames.Width:
                return Width(context, property, attribute, widths);
            case SettingNames.Depth:
                return Depth(context, property, attribute);
            case SettingNames.Stride when attribute.Name == "Choice":
                var stride = attribute.NamedInt(SettingNames.Stride);
                if (stride >= 1) return new ParsedSetting(name, Numbers.Format(stride), null);
                ListedOptions.Unusable(context, attribute, property, $"its stride {stride} is below 1");
                return null;
            case SettingNames.Activation or SettingNames.Norm or SettingNames.Symmetry:
                return Listed(name, DecisionKind.Categorical, ListedOptions.Members(context, attribute, property));
            default:
                return Listed(name, DecisionKind.Ordinal, ListedOptions.Integers(context, attribute, property));
        }
    }

    private static ParsedSetting? Width(ParseContext context, string property, NasAttribute attribute, SharedWidths widths)
    {
        if (attribute.NamedText("SameAs") is not { } other)
        {
            widths.Own(property);
            return Listed(SettingNames.Width, DecisionKind.Ordinal, ListedOptions.Integers(context, attribute, property));
        }
        if (attribute.Arguments(0).Length > 0)
        {
            context.Report(
                DiagnosticDescriptors.AttributesDoNotCombine, attribute.Location, property, "[Width] lists options and names another's with SameAs, keep one.");
            return null;
        }
        if (widths.OwnerOf(other) is not { } owner)
        {
            context.Report(DiagnosticDescriptors.UnknownSameAs, attribute.Location, property, other);
            return null;
        }
        widths.Share(property, owner);
        return new ParsedSetting(SettingNames.Width, SharedWidth.Of(owner), null);
    }

    private static ParsedSetting? Depth(ParseContext context, string property, NasAttribute attribute)
    {
        var (min, max) = (attribute.Int(0), attribute.Int(1));
        if (min >= 1 && min <= max)
            return min == max
                ? new ParsedSetting(SettingNames.Depth, Numbers.Format(min), null)
                : new ParsedSetting(SettingNames.Depth, null, DomainModel.Range(DecisionKind.Integer, min, max, 1, false));
        ListedOptions.Unusable(context, attribute, property, min < 1 ? $"{min} is below 1" : $"its minimum {min} is above its maximum {max}");
        return null;
    }

    private static ParsedSetting? Listed(string name, DecisionKind kind, ImmutableEquatableArray<string>? options) =>
        options is null ? null
        : options.Count == 1 ? new ParsedSetting(name, options[0], null)
        : new ParsedSetting(name, null, DomainModel.Listed(kind, options));
}
