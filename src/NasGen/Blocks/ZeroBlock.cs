namespace NasGen;

/// <summary>No edge: on an edge of a cell it contributes nothing. Elsewhere it means nothing.</summary>
[Block()]
public abstract class ZeroBlock
{
    private ZeroBlock() { }
}
