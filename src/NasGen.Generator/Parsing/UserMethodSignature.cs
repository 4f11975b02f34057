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

    public static readonly UserMethodSignature Rule = new("bool {0}(int stemWidth, double rate)", IsBool, IsOption) { AcceptsMore = true };

    /// <summary>Whether there may be any number of parameters, one or more, like the last one.</summary>
    public bool AcceptsMore { get; init; }

    public bool Fits(IMethodSymbol method) =>
        method.Arity == 0
        && !method.ReturnsByRef
        && !method.ReturnsByRefReadonly
        && Returns(method.ReturnType)
        && (AcceptsMore ? method.Parameters.Length > 0 : method.Parameters.Length == Parameters.Length)
        && method.Parameters.Select((p, i) => p.RefKind == RefKind.None && Parameters[Math.Min(i, Parameters.Length - 1)](p.Type)).All(fits => fits);

    private static bool IsBool(ITypeSymbol type) => type.SpecialType == SpecialType.System_Boolean;

    /// <summary>What options of decisions can be read as.</summary>
    private static bool IsOption(ITypeSymbol type) => type.TypeKind == TypeKind.Enum
        || type.SpecialType is SpecialType.System_Boolean or SpecialType.System_String
        or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Single or SpecialType.System_Double;

    private static bool IsDouble(ITypeSymbol type) => type.SpecialType == SpecialType.System_Double;

    private static bool IsReport(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Action", Arity: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } action
        && IsDouble(action.TypeArguments[0]);

    private static bool IsCancellationToken(ITypeSymbol type) =>
        type is { Name: "CancellationToken", ContainingNamespace: { Name: "Threading", ContainingNamespace: { Name: "System" } system } }
        && system.ContainingNamespace.IsGlobalNamespace;
}
