using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary>
/// Compares <c>[Classifier]</c> and <c>[Regressor]</c> with the task. Their number of outputs is compared where the network returns what the head
/// returns: the head is the last module of a space without <c>forward</c>, or <c>forward</c> returns its call.
/// </summary>
internal static class HeadCheck
{
    public static void Run(ParseContext context, TaskModel task, IReadOnlyList<PropertyModel> properties)
    {
        if (task.Kind == TaskKind.Custom) return;
        var heads = AbstractMembers.Of(context.Space).OfType<IPropertySymbol>()
            .Select(p => (p.Name, Attribute: NasAttribute.Of(p, context).FirstOrDefault(a => a.Name is "Classifier" or "Regressor")!))
            .Where(h => h.Attribute is not null)
            .ToList();
        var expected = Outputs(task);
        var wanted = task.Kind == TaskKind.Classification ? "Classifier" : "Regressor";
        if (heads.All(h => h.Attribute.Name != wanted))
        {
            foreach (var (name, head) in heads)
                Report(name, head, task.Kind == TaskKind.Classification
                    ? $"[Regressor] is for numbers, and [Classification({task.Classes})] needs one logit per class: write {Written(wanted, task.Classes)}."
                    : $"[Classifier({head.Int(0)})] is for classes, and [Regression] needs numbers: write {Written(wanted, expected ?? 1)}.");
            return;
        }
        var returned = Returned(context.Space, properties);
        foreach (var (name, head) in heads)
        {
            if (expected is null || !returned.Contains(name) || head.Int(0) == expected || head.Int(0) < Least(head)) continue;
            Report(name, head, task.Kind == TaskKind.Classification
                ? $"{Written(head.Name, head.Int(0))} gives {head.Int(0)} outputs, and [Classification({expected})] has {expected} classes: "
                    + "write the same number in both."
                : $"{Written(head.Name, head.Int(0))} gives {Count(head.Int(0), "output")}, and [{task.Data.Kind}] has {Count(expected!.Value, "label")}: "
                    + $"write {Written(head.Name, expected.Value)}{(task.Data.Kind == DataKind.Csv ? ", or name as many Labels" : "")}.");
        }

        void Report(string property, NasAttribute head, string clause) =>
            context.Report(DiagnosticDescriptors.AttributesDoNotCombine, head.Location, property, clause);
    }

    /// <summary>The least number of outputs that a head can have.</summary>
    public static int Least(NasAttribute head) => head.Name == "Classifier" ? 2 : 1;

    /// <summary>The number of outputs that the task needs; <see langword="null"/> if the attributes do not say it.</summary>
    private static int? Outputs(TaskModel task)
    {
        if (task.Kind == TaskKind.Classification) return task.Classes >= 2 ? task.Classes : null;
        // A loss of the user's own can take any outputs, but a built-in metric compares them with the labels.
        var isCompared = task.Methods.Loss is null || task.Objectives.Any(o => MetricTable.All.Any(m => m.Name == o.Name && m.Task is not null));
        return !isCompared ? null
            : task.Data.Kind == DataKind.Csv && task.Data.Labels!.Count > 0 ? task.Data.Labels.Count
            : task.Data.Kind == DataKind.Idx ? 1
            : null;
    }

    /// <summary>The properties whose outputs the network returns; none if that is not plain to see.</summary>
    private static IReadOnlyCollection<string> Returned(INamedTypeSymbol space, IReadOnlyList<PropertyModel> properties)
    {
        if (!SpaceShape.HasForward(space)) return properties.Where(p => p.IsModule).Select(p => p.Name).Reverse().Take(1).ToList();
        var forward = SpaceShape.ForwardOverride(space)!.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as MethodDeclarationSyntax;
        var results = forward?.ExpressionBody is { } arrow
            ? [arrow.Expression]
            : forward?.Body?.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                .OfType<ReturnStatementSyntax>().Select(r => r.Expression).ToList() ?? [];
        var called = results.Select(Called).ToList();
        return called.Contains(null) ? [] : called.OfType<string>().ToList();
    }

    /// <summary>The property that an expression calls: <c>Head.call(…)</c>, also if the result moves to another dispose scope.</summary>
    private static string? Called(ExpressionSyntax? expression)
    {
        if (expression is ParenthesizedExpressionSyntax inner) return Called(inner.Expression);
        if (expression is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }) return null;
        return access.Name.Identifier.ValueText switch
        {
            "MoveToOuterDisposeScope" or "DetachFromDisposeScope" => Called(access.Expression),
            "call" or "forward" => access.Expression switch
            {
                IdentifierNameSyntax property => property.Identifier.ValueText,
                MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax property } => property.Identifier.ValueText,
                _ => null,
            },
            _ => null,
        };
    }

    private static string Written(string attribute, int outputs) => attribute == "Regressor" && outputs == 1 ? "[Regressor]" : $"[{attribute}({outputs})]";

    private static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";
}
