namespace NasGen;

/// <summary>
/// A convolution whose channels are multiplied by a gate, computed from the average over the whole image or sequence (Hu et al. 2018). The gate's
/// bottleneck is a quarter of the width.
/// </summary>
[Block(SettingNames.Width, SettingNames.Kernel, SettingNames.Stride, SettingNames.Activation, SettingNames.Norm)]
public abstract class SqueezeExciteBlock
{
    private SqueezeExciteBlock() { }
}
