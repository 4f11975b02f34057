namespace NasGen;

/// <summary>Max pooling: <c>[N, C, H, W]</c> becomes <c>[N, C, H / stride, W / stride]</c>. The width stays.</summary>
[Block(SettingNames.Kernel, SettingNames.Stride)]
public abstract class MaxPoolBlock
{
    private MaxPoolBlock() { }
}
