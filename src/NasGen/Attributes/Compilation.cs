namespace NasGen;

internal static class Compilation
{
    /// <summary>
    /// Never defined: every attribute of NasGen is read from the source by the generator and left out of the assembly, so that a
    /// product keeps no reference to NasGen.
    /// </summary>
    public const string Symbol = "NASGEN_KEEP_ATTRIBUTES";
}
