using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Marks an abstract class that derives from <c>Module&lt;Tensor, Tensor&gt;</c> as a search space: its abstract properties are the
/// decisions. <c>dotnet build /t:NasSearch</c> writes the winner, a class that derives from it.
/// </summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SearchSpaceAttribute : Attribute
{
    /// <summary>The shape of one sample, without the batch: <c>[channels, height, width]</c>, <c>[channels, length]</c> or <c>[features]</c>.</summary>
    public int[] Input { get; set; } = [];
}
