using NasGen.Export.PyTorch;

namespace NasGen.Export.Operations;

/// <summary>Pooling.</summary>
internal static class Pools
{
    public static IEnumerable<Operation> Rows => Enumerable.Range(1, 3).SelectMany(Of);

    private static IEnumerable<Operation> Of(int rank)
    {
        yield return new Operation($"THSTensor_max_pool{rank}d", o => Max(o, rank), p =>
            $"F.max_pool{rank}d({p["input"]}, {Window(p, rank)}, dilation={PythonText.Tuple(p.Spread("dilation", rank, 1))}, "
            + $"ceil_mode={PythonText.Of(p.Flag("ceil_mode"))})");
        yield return new Operation($"THSTensor_avg_pool{rank}d", o => Average(o, rank), p =>
            $"F.avg_pool{rank}d({p["input"]}, {Window(p, rank)}, ceil_mode={PythonText.Of(p.Flag("ceil_mode"))}, "
            + $"count_include_pad={PythonText.Of(p.Flag("count_include_pad"))}{Divisor(p)})");
        yield return new Operation($"THSTensor_adaptive_avg_pool{rank}d", o => Adaptive(o, rank, "ReduceMean", "AveragePool"), p =>
            $"F.adaptive_avg_pool{rank}d({p["input"]}, {p.Tuple("outputSize")})");
        // TorchSharp 0.107 calls the function of one axis for three.
        if (rank == 3) yield break;
        yield return new Operation($"THSTensor_adaptive_max_pool{rank}d", o => Adaptive(o, rank, "ReduceMax", "MaxPool"), p =>
            $"F.adaptive_max_pool{rank}d({p["input"]}, {p.Tuple("outputSize")}, return_indices=True)");
    }

    private static string Window(PythonCall p, int rank)
    {
        var kernel = p.Spread("kernelSize", rank, 1);
        return $"{PythonText.Tuple(kernel)}, stride={PythonText.Tuple(Strides(p, rank, kernel))}, padding={PythonText.Tuple(p.Spread("padding", rank, 0))}";
    }

    private static long[] Strides(CallArguments c, int rank, long[] kernel) => c.IsNull("strides") ? kernel : c.Spread("strides", rank, 1);

    private static bool HasDivisor(CallArguments c) => c.Step.Arguments.ContainsKey("divisor_override") && c.Int("divisor_override") != 0;

    private static string Divisor(PythonCall p) => HasDivisor(p) ? $", divisor_override={p.Int("divisor_override")}" : "";

    private static string Max(OnnxCall o, int rank)
    {
        var kernel = o.Spread("kernelSize", rank, 1);
        return o.Node("MaxPool", [Input(o, rank)], [.. Attributes(o, rank, kernel), ("dilations", o.Spread("dilation", rank, 1))]);
    }

    private static string Average(OnnxCall o, int rank)
    {
        if (HasDivisor(o)) throw o.Cannot("with a divisor of its own");
        var kernel = o.Spread("kernelSize", rank, 1);
        return o.Node("AveragePool", [Input(o, rank)], [.. Attributes(o, rank, kernel), ("count_include_pad", o.Flag("count_include_pad") ? 1L : 0L)]);
    }

    private static (string Name, object Value)[] Attributes(OnnxCall o, int rank, long[] kernel)
    {
        var padding = o.Spread("padding", rank, 0);
        return
        [
            ("kernel_shape", kernel), ("strides", Strides(o, rank, kernel)), ("pads", (long[])[.. padding, .. padding]),
            ("ceil_mode", o.Flag("ceil_mode") ? 1L : 0L),
        ];
    }

    /// <summary>Each output is made of an equal part of the input, or there is one output.</summary>
    private static string[] Adaptive(OnnxCall o, int rank, string reduction, string pool)
    {
        var (input, output) = (o.Tensor("input").Sizes[^rank..], o.Result.Sizes[^rank..]);
        var axes = Enumerable.Range(o.Tensor("input").Rank - rank, rank).Select(axis => (long)axis).ToArray();
        if (output.All(size => size == 1)) return [o.Reduce(reduction, o["input"], axes, keep: true)];
        if (input.Zip(output).Any(sizes => sizes.First % sizes.Second != 0))
            throw o.Cannot($"the input's {string.Join("×", input)} is no multiple of {string.Join("×", output)}");
        long[] window = [.. input.Zip(output, (all, parts) => all / parts)];
        return [o.Node(pool, [Input(o, rank)], ("kernel_shape", window), ("strides", window))];
    }

    private static string Input(OnnxCall o, int rank) => o.Tensor("input").Rank == rank + 2 ? o["input"] : throw o.Cannot("its input has no axis of samples");
}
