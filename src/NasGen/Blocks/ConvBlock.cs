namespace NasGen;

/// <summary>
/// Convolution, normalisation, activation: <c>[N, C, H, W]</c> becomes <c>[N, width, H / stride, W / stride]</c>; likewise for <c>[N, C, L]</c>.
/// </summary>
[Block(SettingNames.Width, SettingNames.Kernel, SettingNames.Stride, SettingNames.Activation, SettingNames.Norm)]
public abstract class ConvBlock
{
    private ConvBlock() { }
}
