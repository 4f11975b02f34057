using Microsoft.CodeAnalysis;

namespace NasGen.Generator.Drift;

/// <summary>
/// NAS3001 to NAS3003. A step of the generator, not an analyzer: where a stale winner no longer compiles, the compiler's errors in
/// declarations keep analyzers from running.
/// </summary>
internal static class WinnerDrift
{
    /// <param name="context">The generator's.</param>
    /// <param name="spaces">The spaces that parse without an error.</param>
    public static void Register(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<SpaceIdentity> spaces)
    {
        // A file is hashed again only when its syntax tree is another one: the tree is compared by reference, and goes no further.
        var winners = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                WinnerReader.AttributeName,
                static (node, _) => WinnerReader.IsClass(node),
                static (source, cancellation) => (Winner: WinnerReader.Read(source, cancellation), Tree: source.TargetNode.SyntaxTree))
            .Select(static (source, cancellation) => (source.Winner, Text: WinnerText.Read(source.Tree.GetText(cancellation))))
            .WithTrackingName(StepNames.ReadWinners);

        var drift = winners
            .Combine(spaces.Collect())
            .SelectMany(static (pair, _) => WinnerCheck.Run(pair.Left.Winner, pair.Left.Text, pair.Right))
            .WithTrackingName(StepNames.CheckWinners);

        context.RegisterSourceOutput(drift, static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));
    }
}
