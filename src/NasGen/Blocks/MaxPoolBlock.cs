namespace NasGen;

/// <summary>Max pooling; the width stays.</summary>
[Block("Kernel", "Stride")]
public abstract class MaxPoolBlock
{
    private MaxPoolBlock() { }
}
