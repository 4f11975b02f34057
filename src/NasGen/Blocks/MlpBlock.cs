namespace NasGen;

/// <summary>
/// A linear layer, normalisation, activation: <c>[N, features]</c> becomes <c>[N, width]</c>. Images and sequences are flattened first.
/// </summary>
[Block(SettingNames.Width, SettingNames.Activation, SettingNames.Norm)]
public abstract class MlpBlock
{
    private MlpBlock() { }
}
