namespace NasGen;

/// <summary>Convolution, normalisation, activation.</summary>
[Block("Width", "Kernel", "Stride", "Activation", "Norm")]
public abstract class ConvBlock
{
    private ConvBlock() { }
}
