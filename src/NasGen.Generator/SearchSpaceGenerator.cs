using Microsoft.CodeAnalysis;
using NasGen.Generator.Drift;
using NasGen.Generator.Emission;
using NasGen.Generator.Model;
using NasGen.Generator.Parsing;

namespace NasGen.Generator;

/// <summary>
/// Reads the classes marked <c>[SearchSpace]</c>. Emits placeholders for winners that do not exist yet and, in the search build, the
/// definition of each space that a search needs. Reports winners that no longer match their space.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class SearchSpaceGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => BuildOptions.Read(provider))
            .WithTrackingName(StepNames.ReadOptions);

        var parsed = context.SyntaxProvider
            .ForAttributeWithMetadataName(SpaceParser.AttributeName, static (node, _) => SpaceParser.IsClass(node), SpaceParser.Parse)
            .WhereNotNull()
            .WithTrackingName(StepNames.ParseSpaces);

        var diagnostics = parsed
            .SelectMany(static (space, _) => space.Diagnostics)
            .WithTrackingName(StepNames.CollectDiagnostics);
        context.RegisterSourceOutput(diagnostics.Combine(options), static (output, d) => output.ReportDiagnostic(d.Left.ToDiagnostic(d.Right.IsSearch)));

        // Only the search build leaves winners out.
        var leftOut = context.AdditionalTextsProvider
            .Where(static file => LeftOutWinner.IsOne(file))
            .Select(LeftOutWinner.Read)
            .WhereNotNull()
            .Collect()
            .Select(static (all, _) => all.ToEquatable())
            .WithTrackingName(StepNames.ReadLeftOutWinners);

        var spaces = parsed.Collect()
            .Combine(leftOut)
            .SelectMany(static (pair, _) => HintNames.Assign(pair.Left, pair.Right))
            .WithTrackingName(StepNames.NameSpaces);

        context.RegisterSourceOutput(
            spaces.SelectMany(static (space, _) => space.Diagnostics), static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));

        var placeholders = spaces
            .Where(static space => space.Space.MissingWinners.Count > 0)
            .WithTrackingName(StepNames.SelectPlaceholders);
        context.RegisterSourceOutput(
            placeholders, static (output, space) => output.AddSource(space.HintName + ".Winners.g.cs", PlaceholderEmitter.Emit(space.Space)));

        var definitions = spaces
            .Where(static space => space.IsComplete)
            .Combine(options)
            .Where(static pair => pair.Right.IsSearch)
            .WithTrackingName(StepNames.SelectDefinitions);
        context.RegisterSourceOutput(
            definitions, static (output, pair) => output.AddSource(pair.Left.HintName + ".Search.g.cs", SearchEmitter.Emit(pair.Left.Space, pair.Right)));

        var identities = spaces
            .Where(static space => space.IsComplete)
            .Select(static (space, _) => SpaceIdentity.Of(space.Space))
            .WithTrackingName(StepNames.IdentifySpaces);

        var winners = WinnerDrift.Read(context.SyntaxProvider)
            .WithTrackingName(StepNames.ReadWinners);

        var drift = WinnerDrift.Check(winners, identities.Collect())
            .WithTrackingName(StepNames.CheckWinners);
        context.RegisterSourceOutput(drift, static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));
    }
}
