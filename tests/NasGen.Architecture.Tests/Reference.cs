namespace NasGen.Architecture.Tests;

/// <summary>One file's use of a type that another folder declares.</summary>
/// <param name="File">The using file, relative to <c>src</c>.</param>
/// <param name="Type">The name of the type that is used.</param>
internal readonly record struct Reference(Room From, Room To, string File, string Type)
{
    public override string ToString() => $"{File} uses {Type} of {To}";
}
