namespace NasGen;

/// <summary>A convolution whose channels are weighted by a gate that sees the whole (Hu et al. 2018); its bottleneck is a quarter of the width.</summary>
[Block(SettingNames.Width, SettingNames.Kernel, SettingNames.Stride, SettingNames.Activation, SettingNames.Norm)]
public abstract class SqueezeExciteBlock
{
    private SqueezeExciteBlock() { }
}
