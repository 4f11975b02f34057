namespace NasGen;

/// <summary>Average pooling; the width stays.</summary>
[Block("Kernel", "Stride")]
public abstract class AveragePoolBlock
{
    private AveragePoolBlock() { }
}
