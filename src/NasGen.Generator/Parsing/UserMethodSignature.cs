using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NasGen.Generator.Parsing;

/// <summary>The signature that a static method of the user must have, as a test of its types and as text for a message.</summary>
/// <param name="Text">The signature after <c>internal static</c>; <c>{0}</c> is the method's name.</param>
internal sealed record UserMethodSignature(string Text, Func<ITypeSymbol, bool> Returns, params Func<ITypeSymbol, bool>[] Parameters)
{
    public static readonly UserMethodSignature Load = new("(Tensor Inputs, Tensor Targets) {0}()", TorchTypes.IsSamples);

    public static readonly UserMethodSignature Loss = new(
        "Tensor {0}(Module<Tensor, Tensor> net, Tensor input, Tensor target)",
        TorchTypes.IsTensor, TorchTypes.IsModule, TorchTypes.IsTensor, TorchTypes.IsTensor);

    public static readonly UserMethodSignature Score = new("double {0}(Tensor output, Tensor target)", IsDouble, TorchTypes.IsTensor, TorchTypes.IsTensor);

    public static readonly UserMethodSignature Train = new(
        "double {0}(Module<Tensor, Tensor> net, (Tensor Inputs, Tensor Targets) train, (Tensor Inputs, Tensor Targets) validation, "
        + "double fidelity, Action<double> report, CancellationToken stop)",
        IsDouble, TorchTypes.IsModule, TorchTypes.IsTensorPair, TorchTypes.IsTensorPair, IsDouble, IsReport, IsCancellationToken);

    public bool Fits(IMethodSymbol method) =>
        method.Arity == 0
        && !method.ReturnsByRef
        && !method.ReturnsByRefReadonly
        && Returns(method.ReturnType)
        && method.Parameters.Length == Parameters.Length
        && method.Parameters.Zip(Parameters, (p, accepts) => p.RefKind == RefKind.None && accepts(p.Type)).All(fits => fits);

    private static bool IsDouble(ITypeSymbol type) => type.SpecialType == SpecialType.System_Double;

    private static bool IsReport(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Action", Arity: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } action
        && IsDouble(action.TypeArguments[0]);

    private static bool IsCancellationToken(ITypeSymbol type) =>
        type is { Name: "CancellationToken", ContainingNamespace: { Name: "Threading", ContainingNamespace: { Name: "System" } system } }
        && system.ContainingNamespace.IsGlobalNamespace;
}
