using NasGen.Export.PyTorch;
using NasGen.Export.Tracing;
using static TorchSharp.torch;

namespace NasGen.Export.Operations;

/// <summary>Sums, means, extremes and spreads over axes.</summary>
internal static class Reductions
{
    public static IEnumerable<Operation> Rows =>
    [
        new("THSTensor_sum", o => o.Reduce("ReduceSum", o.As("tensor", o.Result.Type), All(o), keep: false), p => $"torch.sum({p["tensor"]})"),
        new("THSTensor_sum_along_dimensions", o => o.Reduce("ReduceSum", o.As("tensor", o.Result.Type), Axes(o), o.Flag("keepdim")), Several("sum", "keepdim")),
        new("THSTensor_mean", o => o.Reduce("ReduceMean", o["tensor"], All(o), keep: false), p => $"torch.mean({p["tensor"]})"),
        new("THSTensor_mean_along_dimensions", o => o.Reduce("ReduceMean", o.As("tensor", o.Result.Type), Axes(o), o.Flag("keepdim")),
            Several("mean", "keepdim")),
        new("THSTensor_prod_along_dimensions", o => o.Reduce("ReduceProd", o.As("tensor", o.Result.Type), [One(o, "dimension")], o.Flag("keepdim")),
            p => $"torch.prod({p["tensor"]}, {p.Int("dimension")}, {PythonText.Of(p.Flag("keepdim"))})"),
        new("THSTensor_amax", o => o.Reduce("ReduceMax", o["tensor"], o.Axes("dim", o.Tensor("tensor")), o.Flag("keep_dim")), Extreme("amax")),
        new("THSTensor_amin", o => o.Reduce("ReduceMin", o["tensor"], o.Axes("dim", o.Tensor("tensor")), o.Flag("keep_dim")), Extreme("amin")),
        new("THSTensor_max", o => o.Reduce("ReduceMax", o["tensor"], All(o), keep: false), p => $"torch.max({p["tensor"]})"),
        new("THSTensor_min", o => o.Reduce("ReduceMin", o["tensor"], All(o), keep: false), p => $"torch.min({p["tensor"]})"),
        new("THSTensor_max_along_dimension", o => [o.Reduce("ReduceMax", o["tensor"], [One(o, "dim")], o.Flag("keep_dim")), Place(o, "ArgMax")], Pair("max")),
        new("THSTensor_min_along_dimension", o => [o.Reduce("ReduceMin", o["tensor"], [One(o, "dim")], o.Flag("keep_dim")), Place(o, "ArgMin")], Pair("min")),
        new("THSTensor_argmax_along_dimension", o => Place(o, "ArgMax"), Pair("argmax")),
        new("THSTensor_argmin_along_dimension", o => Place(o, "ArgMin"), Pair("argmin")),
        new("THSTensor_var", o => Variance(o, All(o), keep: false), p => $"torch.var({p["tensor"]}, unbiased={PythonText.Of(p.Flag("unbiased"))})"),
        new("THSTensor_std", o => o.Node("Sqrt", Variance(o, All(o), keep: false)),
            p => $"torch.std({p["tensor"]}, unbiased={PythonText.Of(p.Flag("unbiased"))})"),
        new("THSTensor_var_along_dimensions", o => Variance(o, Axes(o), o.Flag("keepdim")), Spread("var")),
        new("THSTensor_std_along_dimensions", o => o.Node("Sqrt", Variance(o, Axes(o), o.Flag("keepdim"))), Spread("std")),
        new("THSTensor_logsumexp", o => o.Reduce("ReduceLogSumExp", o["tensor"], [One(o, "dim")], o.Flag("keepdim")),
            p => $"torch.logsumexp({p["tensor"]}, {p.Int("dim")}, {PythonText.Of(p.Flag("keepdim"))})"),
        new("THSTensor_norm_along_dimension", o => o.Reduce(Norm(o), o["tensor"], [One(o, "dimension")], o.Flag("keepdim")),
            p => $"torch.norm({p["tensor"]}, {p.Operand("p")}, {p.Int("dimension")}, {PythonText.Of(p.Flag("keepdim"))})"),
        new("THSTensor_cumsum", o => o.Node("CumSum", o.As("tensor", o.Result.Type), o.Graph.Number(One(o, "dim"), ScalarType.Int64)),
            p => $"torch.cumsum({p["tensor"]}, {p.Int("dim")})"),
        new("THSTensor_any_along_dimension", o => Quantified(o, "ReduceMax"),
            p => $"torch.any({p["tensor"]}, {p.Int("dim")}, {PythonText.Of(p.Flag("keep_dim"))})"),
        new("THSTensor_all_along_dimension", o => Quantified(o, "ReduceMin"),
            p => $"torch.all({p["tensor"]}, {p.Int("dim")}, {PythonText.Of(p.Flag("keep_dim"))})"),
    ];

    private static long[] All(OnnxCall o) => [.. Enumerable.Range(0, o.Tensor("tensor").Rank).Select(axis => (long)axis)];

    private static long[] Axes(OnnxCall o) => o.Axes("dimensions", o.Tensor("tensor"));

    private static long One(OnnxCall o, string name) => o.Axis(name, o.Tensor("tensor"));

    private static string Place(OnnxCall o, string op) =>
        o.Node(op, [o["tensor"]], ("axis", One(o, "dim")), ("keepdims", o.Flag("keep_dim") ? 1L : 0L));

    private static string Norm(OnnxCall o) => o.Real("p") switch { 1 => "ReduceL1", 2 => "ReduceL2", _ => throw o.Cannot("of an order other than 1 and 2") };

    private static string Quantified(OnnxCall o, string op) =>
        o.Cast(o.Reduce(op, o.As("tensor", ScalarType.Int32), [One(o, "dim")], o.Flag("keep_dim")), ScalarType.Bool);

    private static string Variance(OnnxCall o, long[] axes, bool keep)
    {
        var mean = o.Reduce("ReduceMean", o["tensor"], axes, keep: true);
        var difference = o.Node("Sub", o["tensor"], mean);
        var variance = o.Reduce("ReduceMean", o.Node("Mul", difference, difference), axes, keep);
        if (!o.Flag("unbiased")) return variance;
        var sizes = axes.Select(axis => o.Tensor("tensor").Shape[axis]).ToList();
        if (sizes.Any(size => !size.IsFixed)) throw Refusal.Samples(o.Step.Place, $"{o.Step.Place.Function} is over the samples");
        var count = sizes.Aggregate(1.0, (product, size) => product * size.Fixed);
        return o.Node("Mul", variance, o.Number(count / (count - 1)));
    }

    private static Func<PythonCall, string> Several(string name, string keep) => p =>
        $"torch.{name}({p["tensor"]}, {Axes(p, "dimensions")}, {PythonText.Of(p.Flag(keep))})";

    private static Func<PythonCall, string> Extreme(string name) => p => $"torch.{name}({p["tensor"]}, {Axes(p, "dim")}, {PythonText.Of(p.Flag("keep_dim"))})";

    private static Func<PythonCall, string> Spread(string name) => p =>
        $"torch.{name}({p["tensor"]}, {Axes(p, "dimensions")}, unbiased={PythonText.Of(p.Flag("unbiased"))}, keepdim={PythonText.Of(p.Flag("keepdim"))})";

    private static Func<PythonCall, string> Pair(string name) => p => $"torch.{name}({p["tensor"]}, {p.Int("dim")}, {PythonText.Of(p.Flag("keep_dim"))})";

    private static string Axes(PythonCall p, string name) => PythonText.Tuple(p.Axes(name, p.Tensor("tensor")));
}
