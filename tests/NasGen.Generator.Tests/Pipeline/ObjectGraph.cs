using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace NasGen.Generator.Tests.Pipeline;

/// <summary>Walks what a step holds: a symbol, a syntax node or a compilation in it would keep a whole compilation alive between edits.</summary>
internal static class ObjectGraph
{
    private static readonly Type[] Forbidden =
        [typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(Microsoft.CodeAnalysis.Compilation), typeof(SemanticModel), typeof(Location), typeof(AttributeData)];

    public static void AssertHoldsNothingOfRoslyn(object? root, string step)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Visit(root, step);

        void Visit(object? node, string path)
        {
            if (node is null || node is string || !seen.Add(node)) return;
            var type = node.GetType();
            Assert.False(Forbidden.Any(f => f.IsInstanceOfType(node)), $"{path} holds a {type}");
            if (type.IsPrimitive || type.IsEnum || node is DiagnosticDescriptor) return;
            if (node is IEnumerable items)
                foreach (var item in items)
                    Visit(item, $"{path}[]");
            for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
                foreach (var field in current.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                    Visit(field.GetValue(node), $"{path}.{field.Name}");
        }
    }
}
