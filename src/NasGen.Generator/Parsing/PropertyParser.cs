using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary>The abstract members of a space.</summary>
internal static class PropertyParser
{
    private const string ModuleType = "Module<Tensor, Tensor>";
    private static readonly string[] Kinds = ["Choice", "Values", "Range", "Resolution", "Classifier", "Regressor"];

    /// <summary>The properties, whose decisions are added to the list; <see langword="null"/> if no winner can override one of the abstract members.</summary>
    public static List<PropertyModel>? ParseAll(ParseContext context, List<DecisionModel> decisions, CancellationToken cancellation)
    {
        var isDerivable = true;
        var properties = new List<PropertyModel>();
        var widths = new SharedWidths();
        foreach (var member in AbstractMembers.Of(context.Space))
        {
            cancellation.ThrowIfCancellationRequested();
            if (member is IPropertySymbol { IsIndexer: false } property)
            {
                if (property.Type.TypeKind == TypeKind.Error) context.Break();
                isDerivable &= property is { SetMethod: null, ReturnsByRef: false, ReturnsByRefReadonly: false } && property.Type.TypeKind != TypeKind.Error;
                properties.Add(Parse(context, property, decisions, widths));
            }
            else
            {
                isDerivable = false;
                context.Report(DiagnosticDescriptors.AbstractMemberWithoutAttribute, member.Place(), member.Name, context.Space.Name);
            }
        }
        RejectConcrete(context);
        return isDerivable ? properties : null;
    }

    private static PropertyModel Parse(ParseContext context, IPropertySymbol property, List<DecisionModel> decisions, SharedWidths widths)
    {
        var attributes = NasAttribute.Of(property, context);
        var kinds = attributes.Where(a => Kinds.Contains(a.Name)).ToList();
        var isModule = TorchTypes.IsModule(property.Type);
        var model = new PropertyModel(
            property.Name, isModule ? PropertyKind.Module : PropertyKind.Scalar, property.DeclaredAccessibility.ToCode(),
            isModule ? null : property.Type.ToCode(), 0,
            ImmutableEquatableArray<CandidateModel>.Empty, ImmutableEquatableArray<SettingModel>.Empty);
        if (!IsUsable(context, property, attributes, kinds)) return model;
        var kind = kinds[0];
        switch (kind.Name)
        {
            case "Choice":
                return ModuleParser.Parse(context, property, model, attributes, decisions, widths);
            case "Classifier" or "Regressor":
                return model with { Kind = PropertyKind.Head, Outputs = Outputs(context, kind, property.Name) };
            case "Resolution":
                if (ResolutionParser.Parse(context, kind, property) is not var (resolution, rates)) return model;
                decisions.Add(new DecisionModel(property.Name, rates, null, ImmutableEquatableArray<string>.Empty));
                return model with { Resolution = resolution };
            default:
                if (ScalarParser.Parse(context, kind, property, property.Type) is { } domain)
                {
                    decisions.Add(new DecisionModel(property.Name, domain, null, ImmutableEquatableArray<string>.Empty));
                    context.Report(DiagnosticDescriptors.SampledScalar, property.Place(), property.Name);
                }
                return model;
        }
    }

    private static bool IsUsable(ParseContext context, IPropertySymbol property, List<NasAttribute> attributes, List<NasAttribute> kinds)
    {
        if (property.Type.TypeKind == TypeKind.Error) return false;
        if (kinds.Count == 0)
        {
            if (attributes.Count > 0)
                Combine($"[{attributes[0].Name}] needs a [Choice<...>] beside it.");
            else if (!context.IsBroken)
                context.Report(DiagnosticDescriptors.AbstractMemberWithoutAttribute, property.Place(), property.Name, context.Space.Name);
            return false;
        }
        if (kinds.Count > 1) return Combine($"[{kinds[0].Name}] and [{kinds[1].Name}], keep one.");
        if (attributes.Any(a => a.Name == "Cell") && attributes.Any(a => a.Name == "Skippable"))
            return Combine("[Skippable] cannot skip a [Cell], name IdentityBlock among its candidates instead.");
        if (attributes.Any(a => a.Name == "Cell") && attributes.Any(a => a.Name == "Symmetry"))
            return Combine(
                "[Symmetry] is for points of a plane and images, and the operations of a [Cell] get features: put the symmetric blocks before the cell.");
        var isScalar = kinds[0].Name is "Values" or "Range" or "Resolution";
        if (kinds[0].Name != "Choice" && attributes.FirstOrDefault(a => a != kinds[0]) is { } surplus)
            return Combine($"[{surplus.Name}] is a setting of [Choice<...>], remove it.");
        if (property.SetMethod is not null) return NoDecision("it has a setter", isScalar ? property.Type.ToPlain() : ModuleType);
        if (context.Names.HiddenBy(property.Name) is { } hidden)
        {
            context.Report(DiagnosticDescriptors.DecisionHidesMember, property.Place(), property.Name, hidden);
            return false;
        }
        if (property.ReturnsByRef || property.ReturnsByRefReadonly)
            return NoDecision("it returns a reference", isScalar ? property.Type.ToPlain() : ModuleType);
        if (!isScalar && !TorchTypes.IsModule(property.Type)) return NoDecision($"its type is {property.Type.ToPlain()}", ModuleType);
        if (isScalar && TorchTypes.IsModule(property.Type)) return NoDecision($"[{kinds[0].Name}] is for scalars, [Choice<...>] for modules", "double");
        return true;

        bool Combine(string clause)
        {
            context.Report(DiagnosticDescriptors.AttributesDoNotCombine, property.Place(), property.Name, clause);
            return false;
        }

        bool NoDecision(string clause, string type)
        {
            context.Report(DiagnosticDescriptors.NotADecisionProperty, property.Place(), property.Name, clause, type);
            return false;
        }
    }

    private static int Outputs(ParseContext context, NasAttribute head, string owner)
    {
        var (outputs, least) = (head.Int(0), HeadCheck.Least(head));
        if (outputs < least) ListedOptions.Unusable(context, head, owner, $"{outputs} is below {least}");
        return outputs;
    }

    private static void RejectConcrete(ParseContext context)
    {
        foreach (var property in context.Space.GetMembers().OfType<IPropertySymbol>().Where(p => !p.IsAbstract))
            if (NasAttribute.Of(property, context).FirstOrDefault() is not null)
                context.Report(
                    DiagnosticDescriptors.NotADecisionProperty, property.Place(), property.Name, "it is not abstract",
                    TorchTypes.IsModule(property.Type) ? ModuleType : property.Type.ToPlain());
    }
}
