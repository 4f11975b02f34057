using NasGen.Export.PyTorch;
using NasGen.Export.Tracing;
using static TorchSharp.torch;

namespace NasGen.Export.Operations;

/// <summary>Operations that arrange the same numbers anew, and constants of a given shape.</summary>
internal static class Shapes
{
    public static IEnumerable<Operation> Rows =>
    [
        Reshape("reshape"), Reshape("view"), Reshape("flatten"), Reshape("unflatten"), Reshape("ravel"),
        Reshape("squeeze"), Reshape("unsqueeze"), Reshape("squeeze_no_dim"),
        Transpose("transpose", c => Swapped(c, c.Axis("dim1", X(c)), c.Axis("dim2", X(c)))),
        Transpose("t", c => X(c).Rank < 2 ? Order(X(c).Rank) : Swapped(c, 0, 1)),
        Transpose("mT", c => Swapped(c, X(c).Rank - 2, X(c).Rank - 1)),
        Transpose("permute", c => c.Axes("psizes", X(c))),
        Transpose("movedim", Moved),
        Expand("expand"), Expand("broadcast_to"),
        new("THSTensor_repeat", o => Repeat(o, "psizes"), p => $"{p["tensor"]}.repeat({string.Join(", ", p.Dims("psizes").Select(p.Size))})"),
        new("THSTensor_tile", o => Repeat(o, "reps"), p => $"torch.tile({p["tensor"]}, {p.Tuple("reps")})"),
        Join("cat", (o, parts) => Concatenate(o, parts, o.Axis("dim", o.Result))),
        Join("stack", (o, parts) => Concatenate(
            o, parts.Select(part => o.Node("Unsqueeze", part, o.Graph.Numbers(o.Axis("dim", o.Result)))), o.Axis("dim", o.Result))),
        new("THSTensor_tril", o => Triangle(o, isUpper: false), p => $"torch.tril({p["tensor"]}, {p.Int("diagonal")})"),
        new("THSTensor_triu", o => Triangle(o, isUpper: true), p => $"torch.triu({p["tensor"]}, {p.Int("diagonal")})"),
        new("THSNN_pixel_shuffle",
            o => o.Node("DepthToSpace", [o["tensor"]], ("blocksize", o.Int("upscale_factor")), ("mode", "CRD")),
            p => $"F.pixel_shuffle({p["tensor"]}, {p.Int("upscale_factor")})"),
        new("THSTensor_channel_shuffle", ChannelShuffle, p => $"{p["input"]}.view({p.Target(Grouped(p))}).transpose(1, 2).reshape({p.Target(p.Result.Shape)})"),
        Filled("zeros_like", 0), Filled("ones_like", 1),
        new("THSTensor_full_like", o => Fill(o, o.Real("value")), p => $"torch.full_like({p["input"]}, {p.Operand("value")}, dtype={Type(p)})"),
    ];

    private static Value X(CallArguments c) => c.Tensor("tensor");

    private static long[] Order(int rank) => [.. Enumerable.Range(0, rank).Select(axis => (long)axis)];

    private static long[] Swapped(CallArguments c, long first, long second)
    {
        var order = Order(X(c).Rank);
        (order[first], order[second]) = (order[second], order[first]);
        return order;
    }

    private static long[] Moved(CallArguments c)
    {
        var (from, to) = (c.Axes("src", X(c)), c.Axes("dst", X(c)));
        var rest = new Queue<long>(Order(X(c).Rank).Except(from));
        return [.. Order(X(c).Rank).Select(axis => Array.IndexOf(to, axis) is >= 0 and var moved ? from[moved] : rest.Dequeue())];
    }

    private static Operation Reshape(string name) => new(
        "THSTensor_" + name, o => o.ToShape(o["tensor"], o.Result.Shape), p => $"{p["tensor"]}.reshape({p.Target(p.Result.Shape)})");

    private static Operation Transpose(string name, Func<CallArguments, long[]> order) => new(
        "THSTensor_" + name, o => o.Node("Transpose", [o["tensor"]], ("perm", order(o))),
        p => $"{p["tensor"]}.permute({string.Join(", ", order(p).Select(PythonText.Of))})");

    private static Operation Expand(string name) => new(
        "THSTensor_" + name, o => o.Node("Expand", o["tensor"], o.Graph.Shape(o.Result.Shape)),
        p => $"{p["tensor"]}.expand({string.Join(", ", p.Result.Shape.Select(p.Size))})");

    private static string Repeat(OnnxCall o, string name)
    {
        var (times, rank) = (o.Dims(name), X(o).Rank);
        var input = o["tensor"];
        if (times.Length > rank)
            input = o.ToShape(input, [.. Enumerable.Repeat(new Dim(1), times.Length - rank), .. X(o).Shape]);
        else times = [.. Enumerable.Repeat(new Dim(1), rank - times.Length), .. times];
        return o.Node("Tile", input, o.Graph.Shape(times));
    }

    private static Operation Join(string name, Func<OnnxCall, IEnumerable<string>, string> onnx) => new(
        "THSTensor_" + name, o => onnx(o, o.Tensors("tensor").Select(part => o.As(part, o.Result.Type))),
        p => $"torch.{name}({p.List("tensor")}, {p.Int("dim")})");

    private static string Concatenate(OnnxCall o, IEnumerable<string> parts, long axis) => o.Node("Concat", parts, ("axis", axis));

    private static string Triangle(OnnxCall o, bool isUpper)
    {
        if (o.Flag("inplace")) throw o.Cannot("it works in place");
        return o.Node("Trilu", [o["tensor"], o.Graph.Number(o.Int("diagonal"), ScalarType.Int64)], ("upper", isUpper ? 1L : 0L));
    }

    private static Dim[] Grouped(CallArguments c)
    {
        var (input, groups) = (c.Tensor("input"), c.Int("groups"));
        return [input.Shape[0], new Dim(groups), new Dim(input.Sizes[1] / groups), .. input.Shape[2..]];
    }

    private static string ChannelShuffle(OnnxCall o)
    {
        var order = Order(o.Tensor("input").Rank + 1);
        (order[1], order[2]) = (order[2], order[1]);
        return o.ToShape(o.Node("Transpose", [o.ToShape(o["input"], Grouped(o))], ("perm", order)), o.Result.Shape);
    }

    private static Operation Filled(string name, double number) => new(
        "THSTensor_" + name, o => Fill(o, number), p => $"torch.{name}({p["input"]}, dtype={Type(p)})");

    private static string Fill(OnnxCall o, double number) => o.Node("Expand", o.Number(number), o.Graph.Shape(o.Result.Shape));

    private static string Type(PythonCall p) => PythonCall.TypeName(p.Result.Type);
}
