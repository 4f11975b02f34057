using System.Linq;
using Microsoft.CodeAnalysis;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary><c>[Resolution]</c> on a property.</summary>
internal static class ResolutionParser
{
    /// <summary>The rate of the data and the rates; <see langword="null"/> if they are unusable, which is reported here.</summary>
    public static (ResolutionModel Resolution, DomainModel Domain)? Parse(ParseContext context, NasAttribute attribute, IPropertySymbol property)
    {
        if (property.Type.SpecialType != SpecialType.System_Double)
        {
            context.Report(
                DiagnosticDescriptors.NotADecisionProperty, property.Place(), property.Name, "[Resolution] is a rate, which is a double", "double");
            return null;
        }
        var (native, bandwidth, share) = (attribute.NamedDouble("Native"), attribute.NamedDouble("Bandwidth"), attribute.NamedDouble("EnergyShare"));
        double[] rates = [.. attribute.Arguments(0).Select(c => c.Value is double rate ? rate : 0)];
        var clause = !IsPositive(native) ? "it does not name the rate of the data, write Native"
            : bandwidth < 0 || double.IsNaN(bandwidth) ? $"a Bandwidth of {Numbers.Format(bandwidth)} is no frequency"
            : share < 0 || share >= 1 || double.IsNaN(share) ? $"an EnergyShare of {Numbers.Format(share)} is not between 0 and 1"
            : bandwidth > 0 && share > 0 ? "Bandwidth states what EnergyShare measures, keep one"
            : rates.Select(rate => Fault(rate, native, bandwidth)).FirstOrDefault(fault => fault is not null);
        if (clause is not null)
        {
            ListedOptions.Unusable(context, attribute, property.Name, clause);
            return null;
        }
        var options = ListedOptions.Unique(context, attribute, property.Name, [.. rates.Select(Numbers.Format)]);
        return options is null ? null : (new ResolutionModel(native, share), DomainModel.Listed(DecisionKind.Ordinal, options));
    }

    private static string? Fault(double rate, double native, double bandwidth) =>
        !IsPositive(rate) ? $"{Numbers.Format(rate)} is no rate"
        : rate > native ? $"{Numbers.Format(rate)} is above {Numbers.Format(native)}, the rate of the data (Native)"
        : !ResampleRatio.TryOf(rate, native, out _) ? $"{Numbers.Format(rate)} is no simple fraction of {Numbers.Format(native)}, the rate of the data (Native)"
        : rate < 2 * bandwidth
            ? $"{Numbers.Format(rate)} is below {Numbers.Format(2 * bandwidth)}, twice the Bandwidth of {Numbers.Format(bandwidth)}: by Nyquist's theorem it "
                + "carries no frequency above half of it"
        : null;

    private static bool IsPositive(double value) => value > 0 && !double.IsInfinity(value);
}
