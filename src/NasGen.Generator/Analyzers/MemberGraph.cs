using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NasGen.Generator.Analyzers;

/// <summary>
/// Which member of a class refers to which. It is collected while the compiler binds the class and read at the end. A local function counts as
/// a member, because what it reads is read when it is called.
/// </summary>
internal sealed class MemberGraph
{
    private readonly ConcurrentBag<MemberReference> _references = [];

    public void CollectFrom(SymbolStartAnalysisContext context) => context.RegisterOperationAction(
        c => Add(c.Operation, c.ContainingSymbol),
        OperationKind.PropertyReference, OperationKind.MethodReference, OperationKind.Invocation, OperationKind.InstanceReference);

    /// <summary>The references that stand in a member itself.</summary>
    public IEnumerable<MemberReference> From(ISymbol member) => _references.Where(r => SymbolEqualityComparer.Default.Equals(r.From, member));

    /// <summary>The roots and all members that they refer to, directly or indirectly.</summary>
    public HashSet<ISymbol> ReachableFrom(IEnumerable<ISymbol> roots, bool evenIfDeferred)
    {
        var edges = _references.Where(r => evenIfDeferred || !r.IsDeferred).ToLookup(r => r.From, r => r.To, SymbolEqualityComparer.Default);
        var reached = new HashSet<ISymbol>(roots, SymbolEqualityComparer.Default);
        var open = new Stack<ISymbol>(reached);
        while (open.Count > 0)
            foreach (var member in edges[open.Pop()])
                if (reached.Add(member))
                    open.Push(member);
        return reached;
    }

    private void Add(IOperation operation, ISymbol containing)
    {
        var target = operation switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IMemberReferenceOperation reference => reference.Member,
            IInstanceReferenceOperation self when HandsOnThis(self) => self.Type,
            _ => null,
        };
        if (target is null) return;

        var from = containing is IMethodSymbol { AssociatedSymbol: { } associated } ? associated : containing;
        var deferred = operation is IMethodReferenceOperation;
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is INameOfOperation) return;
            if (parent is IAnonymousFunctionOperation) deferred = true;
            if (parent is not ILocalFunctionOperation local) continue;
            from = local.Symbol;
            break;
        }
        _references.Add(new MemberReference(from, target.OriginalDefinition, operation.Syntax, deferred));
    }

    private static bool HandsOnThis(IInstanceReferenceOperation self) =>
        self is { IsImplicit: false, ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }
        && self.Parent is not (IMemberReferenceOperation or IInvocationOperation);
}
