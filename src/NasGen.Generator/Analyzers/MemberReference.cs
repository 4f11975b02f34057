using Microsoft.CodeAnalysis;

namespace NasGen.Generator.Analyzers;

/// <summary>One member refers to another.</summary>
/// <param name="From">A method, property or local function.</param>
/// <param name="To">A method or property; the class itself where <c>this</c> is handed on, so that other code may read any member.</param>
/// <param name="Syntax">Where.</param>
/// <param name="IsDeferred">Whether it happens later, if at all: in a lambda, or as a delegate.</param>
internal readonly record struct MemberReference(ISymbol From, ISymbol To, SyntaxNode Syntax, bool IsDeferred);
