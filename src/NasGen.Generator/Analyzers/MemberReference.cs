using Microsoft.CodeAnalysis;

namespace NasGen.Generator.Analyzers;

/// <summary>One member refers to another.</summary>
/// <param name="From">The method, property or local function that refers.</param>
/// <param name="To">The method or property referred to; the class itself if <c>this</c> is passed on, because other code can then read any member.</param>
/// <param name="Syntax">The place of the reference.</param>
/// <param name="IsDeferred">Whether the reference stands in a lambda or makes a delegate, and therefore happens later or never.</param>
internal readonly record struct MemberReference(ISymbol From, ISymbol To, SyntaxNode Syntax, bool IsDeferred);
