namespace NasGen.Export.Operations;

/// <summary>All operations that can be written. A native function that is not in the table is refused.</summary>
internal static class OperationTable
{
    private static readonly Dictionary<string, Operation> Rows = new[]
    {
        Arithmetic.Rows, Elementwise.Rows, Comparisons.Rows, Activations.Rows, Convolutions.Rows, Pools.Rows, Norms.Rows, Products.Rows, Reductions.Rows,
        Shapes.Rows, Indexing.Rows, Resizing.Rows, Recurrences.Rows, Dropouts.Rows,
    }.SelectMany(rows => rows).ToDictionary(row => row.Native, StringComparer.Ordinal);

    /// <summary>The names of the native functions.</summary>
    public static IReadOnlyCollection<string> Natives => Rows.Keys;

    public static bool Knows(string native) => Rows.ContainsKey(native);

    public static Operation Of(string native) => Rows[native];
}
