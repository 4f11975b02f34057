using System.Linq;
using Microsoft.CodeAnalysis;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary><c>[Values]</c> and <c>[Range]</c> on a property or a constructor parameter.</summary>
internal static class ScalarParser
{
    private const string TextRule = " that a genotype can hold (text, not empty, without ; , ( ) or line breaks, not beginning or ending in a space)";

    /// <summary>The options; <see langword="null"/> if they are unusable, which is reported here.</summary>
    public static DomainModel? Parse(ParseContext context, NasAttribute attribute, ISymbol owner, ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Error)
        {
            context.Break();
            return null;
        }
        var isNumber = IsNumber(type);
        var isSupported = attribute.Name == "Range"
            ? isNumber
            : isNumber || type.TypeKind == TypeKind.Enum || type.SpecialType is SpecialType.System_Boolean or SpecialType.System_String;
        if (!isSupported)
        {
            context.Report(DiagnosticDescriptors.UnsupportedScalarType, owner.Place() ?? attribute.Location, owner.Name, type.ToPlain());
            return null;
        }
        return attribute.Name == "Range" ? RangeParser.Parse(context, attribute, owner.Name, type) : Listed(context, attribute, owner.Name, type, isNumber);
    }

    private static DomainModel? Listed(ParseContext context, NasAttribute attribute, string owner, ITypeSymbol type, bool isNumber)
    {
        var values = attribute.Arguments(0);
        var texts = values.Select(v => ScalarText.Of(v, type)).ToList();
        for (var i = 0; i < texts.Count; i++)
            if (texts[i] is null)
                return Reject($"{ScalarText.Describe(values[i])} is no {type.ToPlain()}{(type.SpecialType == SpecialType.System_String ? TextRule : "")}");
        var options = ListedOptions.Unique(context, attribute, owner, texts!);
        return options is null ? null : DomainModel.Listed(isNumber ? DecisionKind.Ordinal : DecisionKind.Categorical, options);

        DomainModel? Reject(string clause)
        {
            ListedOptions.Unusable(context, attribute, owner, clause);
            return null;
        }
    }

    private static bool IsNumber(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Single or SpecialType.System_Double;
}
