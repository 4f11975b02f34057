namespace NasGen;

/// <summary>
/// Convolution, normalisation, activation: <c>[N, C, H, W]</c> becomes <c>[N, width, H / stride, W / stride]</c>; likewise for <c>[N, C, L]</c>.
/// </summary>
[Block("Width", "Kernel", "Stride", "Activation", "Norm")]
public abstract class ConvBlock
{
    private ConvBlock() { }
}
