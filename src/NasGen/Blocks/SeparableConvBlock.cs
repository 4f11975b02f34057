namespace NasGen;

/// <summary>Depthwise then pointwise convolution, each with normalisation and activation (Chollet 2017; Howard et al. 2017).</summary>
[Block("Width", "Kernel", "Stride", "Activation", "Norm")]
public abstract class SeparableConvBlock
{
    private SeparableConvBlock() { }
}
