namespace NasGen;

/// <summary>Convolution, normalisation, activation.</summary>
[Block(SettingNames.Width, SettingNames.Kernel, SettingNames.Stride, SettingNames.Activation, SettingNames.Norm)]
public abstract class ConvBlock
{
    private ConvBlock() { }
}
