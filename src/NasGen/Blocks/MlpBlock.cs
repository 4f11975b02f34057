namespace NasGen;

/// <summary>
/// A linear layer, normalisation, activation: <c>[N, features]</c> becomes <c>[N, width]</c>. Images and sequences are flattened first. With a symmetry,
/// <c>[N, 2]</c>, points of a plane, becomes <c>[N, width]</c>, features that do not change when the point turns.
/// </summary>
[Block(SettingNames.Width, SettingNames.Activation, SettingNames.Norm, SettingNames.Symmetry)]
public abstract class MlpBlock
{
    private MlpBlock() { }
}
