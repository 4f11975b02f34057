using NasGen.Export.PyTorch;
using NasGen.Export.Tracing;
using static TorchSharp.torch;

namespace NasGen.Export.Operations;

/// <summary>Parts of tensors.</summary>
internal static class Indexing
{
    public static IEnumerable<Operation> Rows =>
    [
        new("THSTensor_select", o => o.Node("Gather", [o["tensor"], o.Graph.Number(o.Int("index"), ScalarType.Int64)], ("axis", Axis(o))),
            p => $"{p["tensor"]}.select({p.Int("dim")}, {p.Int("index")})"),
        new("THSTensor_narrow", o => Slice(o, o["tensor"], [(Axis(o), o.Dim("start"), End(o), 1)]),
            p => $"{p["tensor"]}.narrow({p.Int("dim")}, {p.Size(p.Dim("start"))}, {p.Size(p.Dim("length"))})"),
        new("THSTensor_slice", o => Slice(o, o["tensor"], [(Axis(o), o.Dim("start"), o.Dim("length"), o.Int("step"))]), PythonSlice),
        new("THSTensor_index", Index, PythonIndex),
        .. Enumerable.Range(1, 6).Select(Get),
        new("THSTensor_index_select", o => o.Node("Gather", [o["tensor"], o["index"]], ("axis", Axis(o))),
            p => $"torch.index_select({p["tensor"]}, {p.Int("dim")}, {p["index"]})"),
        new("THSTensor_gather", o => o.Node("GatherElements", [o["tensor"], o["index"]], ("axis", Axis(o))),
            p => $"torch.gather({p["tensor"]}, {p.Int("dim")}, {p["index"]})"),
        new("THSNN_Embedding_forward", o => o.Node("Gather", Weight(o), o["tensor"]), p => $"F.embedding({p["tensor"]}, {p["weight"]})"),
        new("THSTensor_flip", Flip, p => $"torch.flip({p["tensor"]}, {p.Tuple("psizes")})"),
        new("THSTensor_roll", Roll, p => $"torch.roll({p["tensor"]}, {p.Tuple("shifts")}, {p.Tuple("dims")})"),
        Split("split_with_size", p => $"torch.split({p["tensor"]}, {p.Int("size")}, {p.Int("dim")})"),
        Split("split_with_sizes", p => $"torch.split({p["tensor"]}, {PythonText.Tuple(p.Ints("psizes"))}, {p.Int("dim")})"),
        Split("chunk", p => $"torch.chunk({p["tensor"]}, {p.Int("chunks")}, {p.Int("dim")})"),
        new("THSTensor_unbind", Unbind, p => $"torch.unbind({p["tensor"]}, {p.Int("dim")})"),
    ];

    private static long Axis(CallArguments c) => c.Axis("dim", c.Tensor("tensor"));

    private static string Weight(OnnxCall o) => o["weight"];

    private static Dim End(OnnxCall o)
    {
        var (start, length) = (o.Dim("start"), o.Dim("length"));
        return new Dim(start.Fixed + length.Fixed, start.PerSample + length.PerSample);
    }

    private static string Slice(OnnxCall o, string input, IReadOnlyList<(long Axis, Dim Start, Dim End, long Step)> parts) => parts.Count == 0 ? input : o.Node(
        "Slice", input, o.Graph.Shape([.. parts.Select(p => p.Start)]), o.Graph.Shape([.. parts.Select(p => p.End)]),
        o.Graph.Numbers(parts.Select(p => p.Axis)), o.Graph.Numbers(parts.Select(p => p.Step)));

    private static string PythonSlice(PythonCall p)
    {
        var before = string.Concat(Enumerable.Repeat(":, ", (int)p.Axis("dim", p.Tensor("tensor"))));
        return $"{p["tensor"]}[{before}{p.Size(p.Dim("start"))}:{p.Size(p.Dim("length"))}:{p.Int("step")}]";
    }

    private static Operation Get(int count) => new($"THSTensor_get{count}", o =>
    {
        var part = o["handle"];
        for (var i = 1; i <= count; i++) part = o.Node("Gather", [part, o.Graph.Number(o.Int($"i{i}"), ScalarType.Int64)], ("axis", 0L));
        return part;
    }, p => $"{p["handle"]}[{string.Join(", ", Enumerable.Range(1, count).Select(i => p.Int($"i{i}")))}]");

    /// <summary>Slices and single numbers; then the result's shape inserts the new axes.</summary>
    private static string Index(OnnxCall o)
    {
        var places = TensorIndexes.Read(o);
        List<(long, Dim, Dim, long)> slices = [];
        foreach (var place in places)
            switch (place)
            {
                case { Kind: IndexKind.Slice, IsWhole: false }:
                    slices.Add((place.Axis, new Dim(place.Start), new Dim(place.End), place.Step));
                    break;
                case { Kind: IndexKind.Single }:
                    slices.Add((place.Axis, new Dim(place.Start), new Dim(place.Start == -1 ? long.MaxValue : place.Start + 1), 1));
                    break;
            }
        var part = Slice(o, o["tensor"], slices);
        return places.Any(place => place.Kind is IndexKind.Single or IndexKind.New) ? o.ToShape(part, o.Result.Shape) : part;
    }

    private static string PythonIndex(PythonCall p) => $"{p["tensor"]}[{string.Join(", ", TensorIndexes.Read(p).Select(place => place.Kind switch
    {
        IndexKind.New => "None",
        IndexKind.Single => PythonText.Of(place.Start),
        _ when place.IsWhole => ":",
        _ => $"{place.Start}:{(place.End == long.MaxValue ? "" : PythonText.Of(place.End))}:{place.Step}",
    }))}]";

    private static string Flip(OnnxCall o) => Slice(
        o, o["tensor"], [.. o.Axes("psizes", o.Tensor("tensor")).Select(axis => (axis, new Dim(-1), new Dim(long.MinValue + 1), -1L))]);

    private static string Roll(OnnxCall o)
    {
        var (shifts, axes, part) = (o.Ints("shifts"), o.Ints("dims"), o["tensor"]);
        if (axes.Length != shifts.Length) throw o.Cannot("it rolls without axes");
        for (var i = 0; i < axes.Length; i++)
        {
            var axis = axes[i] < 0 ? axes[i] + o.Tensor("tensor").Rank : axes[i];
            var size = o.Tensor("tensor").Shape[axis];
            if (!size.IsFixed) throw Refusal.Samples(o.Step.Place, $"{o.Step.Place.Function} is along the samples");
            var cut = new Dim(((-shifts[i] % size.Fixed) + size.Fixed) % size.Fixed);
            part = o.Node(
                "Concat", [Slice(o, part, [(axis, cut, new Dim(long.MaxValue), 1)]), Slice(o, part, [(axis, new Dim(0), cut, 1)])], ("axis", axis));
        }
        return part;
    }

    /// <summary>The sizes of the parts are those of the results.</summary>
    private static Operation Split(string name, Func<PythonCall, string> python) => new("THSTensor_" + name, o =>
    {
        var axis = Axis(o);
        var sizes = o.Step.Results.Select(part => part.Shape[axis]).ToList();
        if (sizes.Any(size => !size.IsFixed)) throw Refusal.Samples(o.Step.Place, $"{o.Step.Place.Function} splits along the samples");
        return o.Graph.Nodes("Split", sizes.Count, [o["tensor"], o.Graph.Shape(sizes)], ("axis", axis));
    }, python);

    private static string[] Unbind(OnnxCall o) =>
    [
        .. Enumerable.Range(0, o.Step.Results.Count)
            .Select(i => o.Node("Gather", [o["tensor"], o.Graph.Number(i, ScalarType.Int64)], ("axis", Axis(o)))),
    ];
}
