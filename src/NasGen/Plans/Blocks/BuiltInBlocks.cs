namespace NasGen.Plans.Blocks;

/// <summary>The built-in blocks by their markers' full names: a new block is a marker, an expansion and a line here.</summary>
internal static class BuiltInBlocks
{
    private static readonly Dictionary<string, Func<BlockSettings, IEnumerable<BlockPlan>>> Expansions = new(StringComparer.Ordinal)
    {
        ["global::NasGen.ConvBlock"] = Convolutional.Expand,
        ["global::NasGen.SeparableConvBlock"] = Separable.Expand,
        ["global::NasGen.MobileBlock"] = InvertedBottleneck.Expand,
        ["global::NasGen.ResidualBlock"] = Residual.Expand,
        ["global::NasGen.InceptionBlock"] = Inception.Expand,
        ["global::NasGen.SqueezeExciteBlock"] = SqueezeExcite.Expand,
        ["global::NasGen.MaxPoolBlock"] = settings => Pool.Expand(settings, isMax: true),
        ["global::NasGen.AveragePoolBlock"] = settings => Pool.Expand(settings, isMax: false),
        ["global::NasGen.MlpBlock"] = Perceptron.Expand,
        ["global::NasGen.IdentityBlock"] = _ => [new IdentityLayer()],
    };

    public const string Identity = "global::NasGen.IdentityBlock";

    /// <summary>Contributes nothing; means something on the edge of a cell only.</summary>
    public const string Zero = "global::NasGen.ZeroBlock";

    /// <exception cref="PlanException">The block is unknown here, or does not fit the settings.</exception>
    public static IReadOnlyList<BlockPlan> Expand(string type, BlockSettings settings) =>
        Expansions.TryGetValue(type, out var expand)
            ? [.. expand(settings)]
            : throw new PlanException($"{settings.Block} is no block of this version of NasGen.");
}
