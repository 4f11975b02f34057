using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Marks an abstract class that derives from <c>Module&lt;Tensor, Tensor&gt;</c> as a search space: its abstract properties are searched.
/// <c>dotnet build /t:NasSearch</c> writes the winner, a class that derives from it.
/// </summary>
/// <example>
/// <code>
/// [SearchSpace(Input = [1, 8, 8]), Csv("data/digits.csv.gz", Label = "label"), Classification(10)]
/// public abstract class DigitsNet() : Module&lt;Tensor, Tensor&gt;(nameof(DigitsNet))
/// {
///     [Choice&lt;ConvBlock, MobileBlock&gt;, Width(16, 32), Depth(1, 3)]
///     protected abstract Module&lt;Tensor, Tensor&gt; Body { get; }
///
///     [Classifier(10)]
///     protected abstract Module&lt;Tensor, Tensor&gt; Head { get; }
/// }
/// </code>
/// </example>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SearchSpaceAttribute : Attribute
{
    /// <summary>
    /// The shape of one sample, without the batch: <c>[channels, height, width]</c>, <c>[channels, length]</c> or <c>[features]</c>.
    /// <c>forward</c> gets <c>[N, channels, height, width]</c>, <c>[N, channels, length]</c> or <c>[N, features]</c>.
    /// </summary>
    public int[] Input { get; set; } = [];
}
