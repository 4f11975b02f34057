namespace NasGen;

/// <summary>Average pooling; the width stays.</summary>
[Block(SettingNames.Kernel, SettingNames.Stride)]
public abstract class AveragePoolBlock
{
    private AveragePoolBlock() { }
}
