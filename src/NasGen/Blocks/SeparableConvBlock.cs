namespace NasGen;

/// <summary>
/// Depthwise, then pointwise convolution, each with normalisation and activation (Chollet 2017; Howard et al. 2017): <c>[N, C, H, W]</c> becomes
/// <c>[N, width, H / stride, W / stride]</c>.
/// </summary>
[Block(SettingNames.Width, SettingNames.Kernel, SettingNames.Stride, SettingNames.Activation, SettingNames.Norm)]
public abstract class SeparableConvBlock
{
    private SeparableConvBlock() { }
}
