namespace NasGen;

/// <summary>
/// Four branches, concatenated: 1×1, 3×3, two 3×3, and pooling (Szegedy et al. 2015). The width, at least 4, is split among them.
/// </summary>
[Block(SettingNames.Width, SettingNames.Stride, SettingNames.Activation, SettingNames.Norm)]
public abstract class InceptionBlock
{
    private InceptionBlock() { }
}
