using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NasGen.Generator.Model;

namespace NasGen.Generator.Drift;

/// <summary>
/// NAS3001 to NAS3003. These are steps of the generator, not an analyzer: when a stale winner no longer compiles, the compiler's errors in
/// declarations keep analyzers from running.
/// </summary>
internal static class WinnerDrift
{
    /// <summary>
    /// Each winner with the hash of its file. A file is hashed again only if its syntax tree is another object: the first of the two steps
    /// compares the tree by reference, and the tree goes no further.
    /// </summary>
    public static IncrementalValuesProvider<(Winner Winner, WinnerText Text)> Read(SyntaxValueProvider syntax) => syntax
        .ForAttributeWithMetadataName(
            WinnerReader.AttributeName,
            static (node, _) => WinnerReader.IsClass(node),
            static (source, cancellation) => (Winner: WinnerReader.Read(source, cancellation), Tree: source.TargetNode.SyntaxTree))
        .Select(static (source, cancellation) => (source.Winner, WinnerText.Read(source.Tree.GetText(cancellation))));

    /// <summary>What is wrong with the winners.</summary>
    /// <param name="winners">The winners of the project.</param>
    /// <param name="spaces">The spaces that parse without an error.</param>
    public static IncrementalValuesProvider<DiagnosticInfo> Check(
        IncrementalValuesProvider<(Winner Winner, WinnerText Text)> winners, IncrementalValueProvider<ImmutableArray<SpaceIdentity>> spaces) =>
        winners.Combine(spaces).SelectMany(static (pair, _) => WinnerCheck.Run(pair.Left.Winner, pair.Left.Text, pair.Right));
}
