namespace NasGen;

internal static class Compilation
{
    /// <summary>
    /// Never defined. The generator reads every attribute from the source, and the compiler leaves it out of the assembly. A product
    /// therefore keeps no reference to NasGen.
    /// </summary>
    public const string Symbol = "NASGEN_KEEP_ATTRIBUTES";
}
