using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary>Turns a class marked <c>[SearchSpace]</c> into its model.</summary>
internal static class SpaceParser
{
    public const string AttributeName = "NasGen.SearchSpaceAttribute";

    public static bool IsClass(SyntaxNode node) => node is ClassDeclarationSyntax or RecordDeclarationSyntax;

    public static ParsedSpace? Parse(GeneratorAttributeSyntaxContext source, CancellationToken cancellation)
    {
        if (source.TargetSymbol is not INamedTypeSymbol space || !IsFirst(source, space)) return null;
        cancellation.ThrowIfCancellationRequested();
        var context = new ParseContext(source.SemanticModel, space, (TypeDeclarationSyntax)source.TargetNode);
        var model = SpaceShape.IsDerivable(context) ? ParseMembers(context, cancellation) : null;
        return new ParsedSpace(model, model is not null && context.IsComplete, context.Diagnostics.ToEquatable());
    }

    private static SpaceModel? ParseMembers(ParseContext context, CancellationToken cancellation)
    {
        var space = context.Space;
        var decisions = new List<DecisionModel>();
        var properties = PropertyParser.ParseAll(context, decisions, cancellation);
        var attributes = NasAttribute.Of(space, context);
        var scaling = ScalingParser.Parse(context, attributes, decisions, properties ?? []);
        var training = TrainingParser.Parse(context, attributes, decisions);
        var task = TaskParser.Parse(context, attributes, training);
        if (properties is null) return null;
        HeadCheck.Run(context, task, properties);
        ResolutionCheck.Run(context, attributes, properties);
        BatchCheck.Run(context, attributes, task, decisions, properties);
        if (context.IsComplete && !decisions.Any(d => SpaceSize.CountOf(d.Domain) is not { IsOne: true }))
            context.Report(DiagnosticDescriptors.NothingToChoose, context.Place, space.Name);
        return new SpaceModel(
            space.NamespaceName(),
            space.NestedName(),
            space.Name,
            space.WithContainingTypes().All(t => t.DeclaredAccessibility == Accessibility.Public) ? "public" : "internal",
            InputParser.Parse(context, attributes),
            SpaceShape.HasForward(space),
            properties.ToEquatable(),
            decisions.ToEquatable(),
            OutputParser.Parse(context, attributes, properties, task.Data),
            scaling,
            task,
            RuleParser.Parse(context, attributes, decisions, properties),
            context.Names.Taken(properties),
            IsReserved(context, task, properties),
            WinnerParser.Missing(context, task));
    }

    private static bool IsReserved(ParseContext context, TaskModel task, IReadOnlyList<PropertyModel> properties)
    {
        var names = SpaceModel.Endings.Select(ending => context.Space.Name + ending).ToList();
        return names.Any(name => context.IsDeclaredBeside(name) || properties.Any(p => p.Name == name) || task.Picks.Any(p => p.Name == name));
    }

    /// <summary>Whether this declaration is the one to report for. Broken code can mark a class twice, or declare it twice.</summary>
    private static bool IsFirst(GeneratorAttributeSyntaxContext source, INamedTypeSymbol space)
    {
        var first = space.GetAttributes().FirstOrDefault(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, source.Attributes[0].AttributeClass));
        return first?.ApplicationSyntaxReference is { } reference
            && reference.SyntaxTree == source.TargetNode.SyntaxTree
            && source.TargetNode.Span.Contains(reference.Span);
    }
}
