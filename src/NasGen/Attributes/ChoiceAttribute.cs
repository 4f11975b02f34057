using System.Diagnostics;

namespace NasGen;

/// <summary>What every form of <c>[Choice]</c> has in common.</summary>
public abstract class ChoiceBaseAttribute : Attribute
{
    /// <summary>The stride of the first repeat; <see cref="StrideAttribute"/> makes it a decision.</summary>
    public int Stride { get; set; } = 1;
}

/// <summary>
/// A module decision between any number of candidates: built-in blocks, or the user's own modules, whose constructor parameters are
/// bound by name (<c>inChannels</c>, <c>outChannels</c>, <c>kernelSize</c>, <c>stride</c>, …). The first is the default.
/// </summary>
/// <remarks>
/// In a module of yours, initialise a <c>GroupNorm</c> (TorchSharp does not), and register as a buffer what <c>forward</c> is to keep:
/// what it makes is disposed of with the training step. docs/modules.md shows both.
/// </remarks>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class ChoiceAttribute(params Type[] candidates) : ChoiceBaseAttribute
{
    /// <summary>The candidates in order.</summary>
    public Type[] Candidates { get; } = candidates;
}

/// <summary>A module decision between 2 candidates; the first is the default.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class ChoiceAttribute<T1, T2> : ChoiceBaseAttribute;

/// <summary>A module decision between 3 candidates; the first is the default.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class ChoiceAttribute<T1, T2, T3> : ChoiceBaseAttribute;

/// <summary>A module decision between 4 candidates; the first is the default.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class ChoiceAttribute<T1, T2, T3, T4> : ChoiceBaseAttribute;

/// <summary>A module decision between 5 candidates; the first is the default.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class ChoiceAttribute<T1, T2, T3, T4, T5> : ChoiceBaseAttribute;

/// <summary>A module decision between 6 candidates; the first is the default.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class ChoiceAttribute<T1, T2, T3, T4, T5, T6> : ChoiceBaseAttribute;

/// <summary>A module decision between 7 candidates; the first is the default.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class ChoiceAttribute<T1, T2, T3, T4, T5, T6, T7> : ChoiceBaseAttribute;

/// <summary>A module decision between 8 candidates; the first is the default.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class ChoiceAttribute<T1, T2, T3, T4, T5, T6, T7, T8> : ChoiceBaseAttribute;
