namespace NasGen;

/// <summary>
/// Inverted bottleneck: pointwise expansion to <c>C · expansion</c> channels, depthwise convolution, linear projection to the width; with a skip connection
/// if input and output have the same shape (Sandler et al. 2018).
/// </summary>
[Block(SettingNames.Width, SettingNames.Kernel, SettingNames.Stride, SettingNames.Activation, SettingNames.Norm, SettingNames.Expansion)]
public abstract class MobileBlock
{
    private MobileBlock() { }
}
