namespace NasGen;

/// <summary>On a built-in block: the settings that matter to it. The generator reads them, so that no dead decision is searched.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BlockAttribute(params string[] settings) : Attribute
{
    /// <summary><c>Width</c>, <c>Kernel</c>, <c>Stride</c>, <c>Activation</c>, <c>Norm</c>, <c>Expansion</c>.</summary>
    public string[] Settings { get; } = settings;
}
