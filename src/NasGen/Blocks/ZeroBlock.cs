namespace NasGen;

/// <summary>No edge: on an edge of a cell, it contributes nothing. It is allowed in a cell only.</summary>
[Block()]
public abstract class ZeroBlock
{
    private ZeroBlock() { }
}
