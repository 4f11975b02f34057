using NasGen.Export.Tracing;

namespace NasGen.Export.Operations;

/// <summary>Reads the arrays in which TorchSharp encodes an index (<c>Tensor.EncodeIndices</c>).</summary>
internal static class TensorIndexes
{
    private const long Null = long.MinValue, False = Null + 1, True = Null + 2, Ellipsis = Null + 3, None = Null + 4, Tensor = Null + 5, Begin = Null + 6;
    private const long SliceOffset = long.MinValue / 2, Furthest = long.MinValue / 4;

    public static IReadOnlyList<IndexPlace> Read(CallArguments c)
    {
        var (kinds, stops, steps) = (Ints(c, "indexStarts"), Ints(c, "indexEnds"), Ints(c, "indexSteps"));
        var rank = c.Tensor("tensor").Rank;
        List<IndexPlace> places = [];
        var axis = 0L;
        for (var i = 0; i < kinds.Length; i++)
        {
            var kind = kinds[i];
            if (kind is Null or None) places.Add(new IndexPlace(IndexKind.New, axis));
            else if (kind == Ellipsis)
            {
                var rest = rank - axis - kinds.Skip(i + 1).Count(k => k is not (Null or None));
                for (; rest > 0; rest--) places.Add(new IndexPlace(IndexKind.Slice, axis++));
            }
            else if (kind is Tensor or False or True) throw c.Cannot("it is indexed by a tensor or a truth value");
            else if (kind == Begin || kind < Furthest)
            {
                var start = kind == Begin ? 0 : kind - SliceOffset;
                var end = stops.Length > 0 && stops[i] != long.MinValue ? stops[i] : long.MaxValue;
                places.Add(new IndexPlace(IndexKind.Slice, axis++, start, end, steps.Length > 0 && steps[i] != long.MinValue ? steps[i] : 1));
            }
            else places.Add(new IndexPlace(IndexKind.Single, axis++, kind));
        }
        return places;
    }

    private static long[] Ints(CallArguments c, string name) => c.IsNull(name) ? [] : c.Ints(name);
}
