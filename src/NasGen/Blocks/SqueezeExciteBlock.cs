namespace NasGen;

/// <summary>A convolution whose channels are weighted by a gate that sees the whole (Hu et al. 2018); its bottleneck is a quarter of the width.</summary>
[Block("Width", "Kernel", "Stride", "Activation", "Norm")]
public abstract class SqueezeExciteBlock
{
    private SqueezeExciteBlock() { }
}
