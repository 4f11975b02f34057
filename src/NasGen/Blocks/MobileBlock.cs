namespace NasGen;

/// <summary>Inverted bottleneck: pointwise expansion, depthwise convolution, linear projection; a skip connection where shapes agree (Sandler et al. 2018).</summary>
[Block(SettingNames.Width, SettingNames.Kernel, SettingNames.Stride, SettingNames.Activation, SettingNames.Norm, SettingNames.Expansion)]
public abstract class MobileBlock
{
    private MobileBlock() { }
}
