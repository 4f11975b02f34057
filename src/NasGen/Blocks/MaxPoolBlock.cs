namespace NasGen;

/// <summary>Max pooling; the width stays.</summary>
[Block(SettingNames.Kernel, SettingNames.Stride)]
public abstract class MaxPoolBlock
{
    private MaxPoolBlock() { }
}
