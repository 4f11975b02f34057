namespace NasGen.Shared;

/// <summary>What an abstract property of a space holds. The descriptor writes the name of a member in camel case.</summary>
internal enum PropertyKind
{
    Module,
    Scalar,
    Head,
}
