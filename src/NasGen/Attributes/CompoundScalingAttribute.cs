using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Scales depth, width and resolution together by one number φ (Tan and Le 2019, <i>EfficientNet: Rethinking model scaling for convolutional neural
/// networks</i>): depth by α^φ, width by β^φ, the rate of <c>[Resolution]</c> by γ^φ. With α · β² · γ ≈ 2 (γ² for images), each step of φ doubles
/// the operations.
/// </summary>
/// <remarks>
/// Two decisions replace all widths, depths and rates: φ and the ratios α/β/γ. Each <c>[Width]</c> and <c>[Depth]</c> states one value, that of φ = 0, and the
/// first rate of <c>[Resolution]</c> is that of φ = 0. A depth is rounded up; a width is the nearest multiple of <see cref="Divisor"/>, but not
/// below 90 % of its exact value; a rate is the option that is nearest as a ratio.
/// </remarks>
/// <example>
/// <code>
/// [CompoundScaling(MaxPhi = 4, Step = 0.5)]
/// </code>
/// </example>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class CompoundScalingAttribute : Attribute
{
    /// <summary>The largest φ, above 0. Default: 4.</summary>
    public double MaxPhi { get; set; } = 4;

    /// <summary>The distance of two values of φ, above 0. Default: 0.5.</summary>
    public double Step { get; set; } = 0.5;

    /// <summary>What widths are multiples of. Default: 4.</summary>
    public int Divisor { get; set; } = 4;

    /// <summary>The ratios <c>α/β/γ</c>, each 1 or more. Default: all in steps of 0.1 up to 1.4 whose product is between 1.9 and 2.1.</summary>
    public string[] Ratios { get; set; } = [];
}
