namespace NasGen;

/// <summary>
/// Names the settings that a built-in block reads. The generator uses it to search no setting that makes no difference.
/// </summary>
/// <param name="settings">The names of the settings.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BlockAttribute(params string[] settings) : Attribute
{
    /// <summary>Any of <c>Width</c>, <c>Kernel</c>, <c>Stride</c>, <c>Activation</c>, <c>Norm</c>, <c>Expansion</c> and <c>Symmetry</c>.</summary>
    public string[] Settings { get; } = settings;
}
