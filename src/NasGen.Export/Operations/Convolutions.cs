using NasGen.Export.PyTorch;

namespace NasGen.Export.Operations;

/// <summary>Convolutions of one to three dimensions.</summary>
internal static class Convolutions
{
    public static IEnumerable<Operation> Rows => Enumerable.Range(1, 3).SelectMany(Of);

    private static IEnumerable<Operation> Of(int rank)
    {
        yield return new Operation($"THSTensor_conv{rank}d", o => Convolution(o, rank, Symmetric(o, rank)), p =>
            $"F.conv{rank}d({Operands(p)}, {Strides(p, rank)}, padding={PythonText.Tuple(p.Spread("padding", rank, 0))}, {Rest(p, rank)})");
        yield return new Operation($"THSTensor_conv{rank}d_padding", o => Convolution(o, rank, ByName(o, rank)), p =>
            $"F.conv{rank}d({Operands(p)}, {Strides(p, rank)}, padding='{(p.Int("padding") == 0 ? "valid" : "same")}', {Rest(p, rank)})");
        yield return new Operation($"THSTensor_conv_transpose{rank}d", o => Transposed(o, rank), p =>
            $"F.conv_transpose{rank}d({Operands(p)}, {Strides(p, rank)}, padding={PythonText.Tuple(p.Spread("padding", rank, 0))}, "
            + $"output_padding={PythonText.Tuple(p.Spread("outputPadding", rank, 0))}, groups={p.Int("groups")}, "
            + $"dilation={PythonText.Tuple(p.Spread("dilation", rank, 1))})");
    }

    private static string Operands(PythonCall p) => $"{p["input"]}, {p["weight"]}, {p["bias"]}";

    private static string Strides(PythonCall p, int rank) => $"stride={PythonText.Tuple(p.Spread("strides", rank, 1))}";

    private static string Rest(PythonCall p, int rank) => $"dilation={PythonText.Tuple(p.Spread("dilation", rank, 1))}, groups={p.Int("groups")}";

    private static string Convolution(OnnxCall o, int rank, long[] pads)
    {
        RequireBatch(o, rank);
        return o.Node(
            "Conv", [o["input"], o["weight"], o["bias"]],
            ("kernel_shape", o.Tensor("weight").Sizes[2..]), ("strides", o.Spread("strides", rank, 1)), ("pads", pads),
            ("dilations", o.Spread("dilation", rank, 1)), ("group", o.Int("groups")));
    }

    private static string Transposed(OnnxCall o, int rank)
    {
        RequireBatch(o, rank);
        return o.Node(
            "ConvTranspose", [o["input"], o["weight"], o["bias"]],
            ("kernel_shape", o.Tensor("weight").Sizes[2..]), ("strides", o.Spread("strides", rank, 1)), ("pads", Symmetric(o, rank)),
            ("output_padding", o.Spread("outputPadding", rank, 0)), ("dilations", o.Spread("dilation", rank, 1)), ("group", o.Int("groups")));
    }

    private static long[] Symmetric(OnnxCall o, int rank) => o.Spread("padding", rank, 0) is var padding ? [.. padding, .. padding] : [];

    /// <summary>The padding that keeps the size: where it is odd, the end gets one more.</summary>
    private static long[] ByName(OnnxCall o, int rank)
    {
        if (o.Int("padding") == 0) return new long[2 * rank];
        var dilation = o.Spread("dilation", rank, 1);
        long[] total = [.. o.Tensor("weight").Sizes[2..].Select((kernel, i) => dilation[i] * (kernel - 1))];
        return [.. total.Select(t => t / 2), .. total.Select(t => t - t / 2)];
    }

    private static void RequireBatch(OnnxCall o, int rank)
    {
        if (o.Tensor("input").Rank != rank + 2) throw o.Cannot("its input has no axis of samples");
    }
}
