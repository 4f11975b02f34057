using NasGen.Plans;

namespace NasGen.Expansions;

/// <summary>The expansions of the built-in blocks by the full names of their markers. A new block needs a marker, an expansion and a line here.</summary>
internal static class BuiltInBlocks
{
    private static readonly Dictionary<string, Func<BlockSettings, IEnumerable<BlockPlan>>> Expansions = new(StringComparer.Ordinal)
    {
        [BlockNames.Of(nameof(ConvBlock))] = settings =>
            settings.Symmetry == Symmetry.None ? Convolutional.Expand(settings) : TurningConvolution.Expand(settings),
        [BlockNames.Of(nameof(SeparableConvBlock))] = Separable.Expand,
        [BlockNames.Of(nameof(MobileBlock))] = InvertedBottleneck.Expand,
        [BlockNames.Of(nameof(ResidualBlock))] = Residual.Expand,
        [BlockNames.Of(nameof(InceptionBlock))] = Inception.Expand,
        [BlockNames.Of(nameof(SqueezeExciteBlock))] = SqueezeExcite.Expand,
        [BlockNames.Of(nameof(MaxPoolBlock))] = settings => Pool.Expand(settings, isMax: true),
        [BlockNames.Of(nameof(AveragePoolBlock))] = settings => Pool.Expand(settings, isMax: false),
        [BlockNames.Of(nameof(MlpBlock))] = settings => settings.Symmetry == Symmetry.None ? Perceptron.Expand(settings) : TurningPerceptron.Expand(settings),
        [BlockNames.Identity] = _ => [new IdentityLayer()],
    };

    /// <exception cref="PlanException">The block is unknown, or does not fit the settings.</exception>
    public static IReadOnlyList<BlockPlan> Expand(string type, BlockSettings settings) =>
        Expansions.TryGetValue(type, out var expand)
            ? [.. expand(settings)]
            : throw new PlanException($"This version of NasGen has no block {settings.Block}.");
}
