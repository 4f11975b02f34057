namespace NasGen;

/// <summary>The input, unchanged.</summary>
[Block()]
public abstract class IdentityBlock
{
    private IdentityBlock() { }
}
