namespace NasGen.Shared;

/// <summary>The decisions of <c>[CompoundScaling]</c>.</summary>
internal static class ScalingNames
{
    /// <summary>The number φ by which depth, width and resolution grow together.</summary>
    public const string Phi = "Scaling.Phi";

    /// <summary>The ratios <c>α/β/γ</c> of depth, width and resolution.</summary>
    public const string Ratios = "Scaling.Ratios";
}
