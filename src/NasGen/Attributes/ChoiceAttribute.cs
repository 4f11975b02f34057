using System.Diagnostics;

namespace NasGen;

/// <summary>The base of every form of <c>[Choice]</c>.</summary>
public abstract class ChoiceBaseAttribute : Attribute
{
    /// <summary>The stride of the first repeat. Default: 1. <see cref="StrideAttribute"/> searches it.</summary>
    public int Stride { get; set; } = 1;
}

/// <summary>
/// Declares a module decision between any number of candidates: built-in blocks, or modules of your own, whose constructor parameters are bound
/// by name (<c>inChannels</c>, <c>outChannels</c>, <c>kernelSize</c>, <c>stride</c>, …). The first candidate is the default.
/// </summary>
/// <remarks>
/// In a module of yours, initialise a <c>GroupNorm</c>, because TorchSharp does not. Register as a buffer what <c>forward</c> keeps for the next
/// call, because everything else that it makes is disposed of with the training step. docs/modules.md shows both.
/// </remarks>
/// <param name="candidates">The candidates in order.</param>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class ChoiceAttribute(params Type[] candidates) : ChoiceBaseAttribute
{
    /// <summary>The candidates in order. The first is the default.</summary>
    public Type[] Candidates { get; } = candidates;
}

/// <summary>Declares a module decision between 2 candidates: built-in blocks, or modules of your own. The first is the default.</summary>
/// <example>
/// <code>
/// [Choice&lt;ConvBlock, MobileBlock&gt;(Stride = 2), Width(16, 32), Depth(1, 3)]
/// protected abstract Module&lt;Tensor, Tensor&gt; Body { get; }
/// </code>
/// </example>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class ChoiceAttribute<T1, T2> : ChoiceBaseAttribute;

/// <summary>Declares a module decision between 3 candidates: built-in blocks, or modules of your own. The first is the default.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class ChoiceAttribute<T1, T2, T3> : ChoiceBaseAttribute;

/// <summary>Declares a module decision between 4 candidates: built-in blocks, or modules of your own. The first is the default.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class ChoiceAttribute<T1, T2, T3, T4> : ChoiceBaseAttribute;

/// <summary>Declares a module decision between 5 candidates: built-in blocks, or modules of your own. The first is the default.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class ChoiceAttribute<T1, T2, T3, T4, T5> : ChoiceBaseAttribute;

/// <summary>Declares a module decision between 6 candidates: built-in blocks, or modules of your own. The first is the default.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class ChoiceAttribute<T1, T2, T3, T4, T5, T6> : ChoiceBaseAttribute;

/// <summary>Declares a module decision between 7 candidates: built-in blocks, or modules of your own. The first is the default.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class ChoiceAttribute<T1, T2, T3, T4, T5, T6, T7> : ChoiceBaseAttribute;

/// <summary>Declares a module decision between 8 candidates: built-in blocks, or modules of your own. The first is the default.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class ChoiceAttribute<T1, T2, T3, T4, T5, T6, T7, T8> : ChoiceBaseAttribute;
