namespace NasGen;

/// <summary>A linear layer, normalisation, activation; space and time are flattened first.</summary>
[Block("Width", "Activation", "Norm")]
public abstract class MlpBlock
{
    private MlpBlock() { }
}
