namespace NasGen.Shared;

/// <summary>The built-in blocks that have a meaning of their own, and how the descriptor names a block's type.</summary>
internal static class BlockNames
{
    /// <summary>The block that passes its input on.</summary>
    public const string Identity = Namespace + "IdentityBlock";

    /// <summary>The block that flattens its input, so that its norm has one value per sample and feature.</summary>
    public const string Mlp = Namespace + "MlpBlock";

    /// <summary>The block that removes an edge of a cell.</summary>
    public const string Zero = Namespace + "ZeroBlock";

    /// <summary>The option of a <c>[Skippable]</c> decision that passes the input on. It is an option, not a candidate.</summary>
    public const string Skip = "Skip";

    private const string Namespace = "global::NasGen.";

    /// <summary>The type of a block by its simple name: <c>global::NasGen.ConvBlock</c>.</summary>
    public static string Of(string block) => Namespace + block;
}
