using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NasGen.Generator.Tests.Diagnostics;

namespace NasGen.Generator.Tests.Documentation;

/// <summary>A text of the product's sources, in which every inserted value may be anything.</summary>
/// <param name="Literal">The text without the inserted values.</param>
/// <param name="IsConstant">Whether nothing is inserted.</param>
/// <param name="Pattern">The text as a pattern.</param>
internal sealed record MessageTemplate(string Literal, bool IsConstant, Regex Pattern)
{
    private const string Anything = "[\\s\\S]*";

    /// <summary>Every string of the C# and the <c>Text</c> of every error and warning of the build files.</summary>
    public static IReadOnlyList<MessageTemplate> All { get; } =
    [
        .. Repository.Sources("src", ".cs").SelectMany(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes())
            .OfType<ExpressionSyntax>().Where(IsOutermost).Select(node => Of(Parts(node))),
        .. Repository.Sources("build", ".props", ".targets").SelectMany(file => XDocument.Load(file).Descendants().Attributes("Text"))
            .Select(text => Of(Split(text.Value, @"[$@%]\([^)]*\)"))),
    ];

    /// <summary>Whether the template makes this text, with some inserted values.</summary>
    public bool Makes(string text) => Pattern.IsMatch(text);

    private static MessageTemplate Of(IEnumerable<string?> parts)
    {
        var list = parts.ToList();
        var pattern = string.Concat(list.Select(part => part is null ? Anything : Regex.Escape(part)));
        return new MessageTemplate(string.Concat(list), !list.Contains(null), new Regex($@"\A{pattern}\z"));
    }

    /// <summary>A string that is not a part of a longer one.</summary>
    private static bool IsOutermost(ExpressionSyntax node) => IsText(node) && !(node.Parent is ExpressionSyntax parent && IsText(parent));

    private static bool IsText(ExpressionSyntax node) => node switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression),
        InterpolatedStringExpressionSyntax => true,
        BinaryExpressionSyntax sum => sum.IsKind(SyntaxKind.AddExpression) && (IsText(sum.Left) || IsText(sum.Right)),
        ParenthesizedExpressionSyntax inner => IsText(inner.Expression),
        _ => false,
    };

    private static IEnumerable<string?> Parts(ExpressionSyntax node) => node switch
    {
        LiteralExpressionSyntax literal when IsText(literal) => Split(literal.Token.ValueText, @"\{\d\}"),
        InterpolatedStringExpressionSyntax text => text.Contents.Select(part => (part as InterpolatedStringTextSyntax)?.TextToken.ValueText),
        BinaryExpressionSyntax sum when IsText(sum) => Parts(sum.Left).Concat(Parts(sum.Right)),
        ParenthesizedExpressionSyntax inner => Parts(inner.Expression),
        _ => [null],
    };

    private static IEnumerable<string?> Split(string text, string hole) =>
        Regex.Split(text, hole).SelectMany((part, i) => i == 0 ? new string?[] { part } : [null, part]);
}
