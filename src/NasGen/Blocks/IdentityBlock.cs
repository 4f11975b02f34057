namespace NasGen;

/// <summary>Nothing: the input passes unchanged.</summary>
[Block()]
public abstract class IdentityBlock
{
    private IdentityBlock() { }
}
