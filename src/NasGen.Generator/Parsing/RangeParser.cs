using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary><c>[Range(min, max, Step = …, Logarithmic = …)]</c>.</summary>
internal static class RangeParser
{
    private const int MostSteps = 10_000;

    /// <summary>2^53: beyond it, <see cref="double"/> cannot tell neighbouring integers apart.</summary>
    private const double LargestInteger = 9_007_199_254_740_992;

    public static DomainModel? Parse(ParseContext context, NasAttribute attribute, string owner, ITypeSymbol type)
    {
        var (min, max, step) = (attribute.Double(0), attribute.Double(1), attribute.NamedDouble("Step"));
        var logarithmic = attribute.NamedBool("Logarithmic");
        var isInteger = type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64;
        if (Fault(type, isInteger, min, max, step, logarithmic) is { } fault)
        {
            ListedOptions.Unusable(context, attribute, owner, fault);
            return null;
        }
        if (isInteger) return DomainModel.Range(DecisionKind.Integer, min, max, step == 0 ? 1 : step, logarithmic);
        if (step == 0) return DomainModel.Range(DecisionKind.Float, min, max, 1, logarithmic);
        if (!logarithmic) return DomainModel.Listed(DecisionKind.Ordinal, Stepped(type, min, max, step));
        context.Report(
            DiagnosticDescriptors.AttributesDoNotCombine, attribute.Location, owner, "a range of reals is either stepped or logarithmic, remove one.");
        return null;
    }

    private static string? Fault(ITypeSymbol type, bool isInteger, double min, double max, double step, bool logarithmic)
    {
        if (!IsFinite(min) || !IsFinite(max) || !IsFinite(step)) return "its numbers are not finite";
        if (min >= max) return $"its minimum {Numbers.Format(min)} is not below its maximum {Numbers.Format(max)}";
        if (step < 0) return "its step is negative";
        if (logarithmic && min <= 0) return "a logarithmic range needs a positive minimum";
        if (!isInteger)
        {
            if (type.SpecialType == SpecialType.System_Single && (float.IsInfinity((float)min) || float.IsInfinity((float)max))) return "it exceeds float";
            return step > 0 && (max - min) / step >= MostSteps ? $"it has more than {MostSteps} steps: leave Step out" : null;
        }
        if (Math.Floor(min) != min || Math.Floor(max) != max || Math.Floor(step) != step) return $"its numbers are not all of type {type.ToPlain()}";
        var bound = type.SpecialType == SpecialType.System_Int32 ? int.MaxValue : LargestInteger;
        return min < -bound || max > bound ? $"it exceeds ±{Numbers.Format(bound)}" : null;
    }

    /// <summary>The steps as text, in decimal arithmetic if the numbers allow it: 0 to 1 by 0.1 then contains 0.3, not 0.30000000000000004.</summary>
    private static ImmutableEquatableArray<string> Stepped(ITypeSymbol type, double min, double max, double step)
    {
        var isDecimal = Math.Abs(min) < 1e12 && Math.Abs(max) < 1e12 && step > 1e-12;
        var count = isDecimal
            ? (int)Math.Floor(((decimal)max - (decimal)min) / (decimal)step) + 1
            : (int)Math.Floor((max - min) / step * (1 + 1e-12)) + 1;
        var options = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var value = isDecimal ? (double)((decimal)min + i * (decimal)step) : min + i * step;
            var text = type.SpecialType == SpecialType.System_Single ? Numbers.Format((float)value) : Numbers.Format(value);
            if (options.Count == 0 || options[options.Count - 1] != text) options.Add(text);
        }
        return options.ToEquatable();
    }

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
