namespace NasGen;

/// <summary>
/// Depthwise, then pointwise convolution, each with normalisation and activation (Chollet 2017; Howard et al. 2017): <c>[N, C, H, W]</c> becomes
/// <c>[N, width, H / stride, W / stride]</c>.
/// </summary>
[Block("Width", "Kernel", "Stride", "Activation", "Norm")]
public abstract class SeparableConvBlock
{
    private SeparableConvBlock() { }
}
