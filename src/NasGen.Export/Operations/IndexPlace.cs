namespace NasGen.Export.Operations;

/// <summary>One part of an index, such as <c>1..3</c>.</summary>
/// <param name="Axis">The axis of the tensor that is indexed.</param>
internal readonly record struct IndexPlace(IndexKind Kind, long Axis, long Start = 0, long End = long.MaxValue, long Step = 1)
{
    public bool IsWhole => Kind == IndexKind.Slice && Start == 0 && End == long.MaxValue && Step == 1;
}
