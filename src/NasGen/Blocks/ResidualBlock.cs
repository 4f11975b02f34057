namespace NasGen;

/// <summary>
/// Two convolutions beside a skip connection, which is projected if shapes differ (He et al. 2016). The kernel must be odd.
/// </summary>
[Block(SettingNames.Width, SettingNames.Kernel, SettingNames.Stride, SettingNames.Activation, SettingNames.Norm)]
public abstract class ResidualBlock
{
    private ResidualBlock() { }
}
