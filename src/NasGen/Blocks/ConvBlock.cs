namespace NasGen;

/// <summary>
/// Convolution, normalisation, activation: <c>[N, C, H, W]</c> becomes <c>[N, width, H / stride, W / stride]</c>; likewise for <c>[N, C, L]</c>.
/// With a symmetry, the output of a square image turns with it.
/// </summary>
[Block(SettingNames.Width, SettingNames.Kernel, SettingNames.Stride, SettingNames.Activation, SettingNames.Norm, SettingNames.Symmetry)]
public abstract class ConvBlock
{
    private ConvBlock() { }
}
