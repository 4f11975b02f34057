using Microsoft.CodeAnalysis;
using NasGen.Generator.Drift;
using NasGen.Generator.Emission;
using NasGen.Generator.Model;
using NasGen.Generator.Parsing;

namespace NasGen.Generator;

/// <summary>
/// Reads the classes marked <c>[SearchSpace]</c>. Supplies placeholders for winners that do not exist yet and, in the search build, what a
/// search needs of each space; says where a winner and its space no longer match.
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

        // None but in the search build.
        var leftOut = context.AdditionalTextsProvider
            .Where(static file => LeftOutWinner.IsOne(file))
            .Select(LeftOutWinner.Read)
            .WhereNotNull()
            .Collect()
            .Select(static (all, _) => all.ToEquatable());

        var spaces = parsed.Collect().Combine(leftOut).SelectMany(static (pair, _) => HintNames.Assign(pair.Left, pair.Right));

        var placeholders = spaces
            .Where(static space => space.Space.MissingWinners.Count > 0)
            .WithTrackingName(StepNames.SelectPlaceholders);
        context.RegisterSourceOutput(placeholders, static (output, space) => output.AddSource(space.HintName + ".Winners.g.cs", PlaceholderEmitter.Emit(space.Space)));

        var definitions = spaces
            .Where(static space => space.IsComplete)
            .Combine(options)
            .Where(static pair => pair.Right.IsSearch)
            .WithTrackingName(StepNames.SelectDefinitions);
        context.RegisterSourceOutput(definitions, static (output, pair) => output.AddSource(pair.Left.HintName + ".Search.g.cs", SearchEmitter.Emit(pair.Left.Space, pair.Right)));

        var identities = spaces
            .Where(static space => space.IsComplete)
            .Select(static (space, _) => SpaceIdentity.Of(space.Space))
            .WithTrackingName(StepNames.IdentifySpaces);
        WinnerDrift.Register(context, identities);
    }
}
