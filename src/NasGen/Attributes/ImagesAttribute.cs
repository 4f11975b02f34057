using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Reads samples from a folder of images (PNG or JPEG). Each subfolder is a class, and classes are numbered in the ordinal order of their names. Pixels
/// become floats from 0 to 255; scale them in the model. The space's input is <c>[channels, height, width]</c> with 1 channel (grey) or 3 (red, green,
/// blue).
/// </summary>
/// <param name="folder">The path of the folder, relative to the project.</param>
/// <example>
/// <code>
/// [Images("data/train", Test = "data/test", Resize = true)]
/// </code>
/// </example>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class ImagesAttribute(string folder) : Attribute
{
    /// <summary>The path of the folder, relative to the project.</summary>
    public string Folder { get; } = folder;

    /// <summary>A second folder, which holds the test set. Without it, NasGen splits off 20 % of the samples.</summary>
    public string? Test { get; set; }

    /// <summary>Whether images are stretched or shrunk to the size of the input. Otherwise each image must have that size.</summary>
    public bool Resize { get; set; }
}
