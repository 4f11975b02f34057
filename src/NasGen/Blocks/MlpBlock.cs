namespace NasGen;

/// <summary>A linear layer, normalisation, activation; space and time are flattened first.</summary>
[Block(SettingNames.Width, SettingNames.Activation, SettingNames.Norm)]
public abstract class MlpBlock
{
    private MlpBlock() { }
}
