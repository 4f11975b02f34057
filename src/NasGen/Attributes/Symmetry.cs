namespace NasGen;

/// <summary>A symmetry that a block keeps by its construction, whatever its weights are.</summary>
public enum Symmetry
{
    /// <summary>None.</summary>
    None,

    /// <summary>
    /// The four turns of the plane by a quarter (Cohen and Welling 2016). The output for a point [x, y] equals that for [−y, x] to the last bit, and so do
    /// the outputs' derivatives once they are turned with it. The output for an image turns with the image, but for rounding.
    /// </summary>
    Rotation4,
}
