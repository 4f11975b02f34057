using NasGen.Export.PyTorch;
using static TorchSharp.torch;

namespace NasGen.Export.Operations;

/// <summary>Products of matrices, and attention.</summary>
internal static class Products
{
    public static IEnumerable<Operation> Rows =>
    [
        new("THSNN_functional_linear", Linear, p => $"F.linear({p["input"]}, {p["weights"]}, {p["bias"]})"),
        MatMul("matmul", "tensor", "target"), MatMul("mm", "tensor", "target"), MatMul("mv", "tensor", "target"), MatMul("dot", "tensor", "target"),
        MatMul("bmm", "batch1", "batch2"),
        new("THSTensor_addmm", o => o.Node("Gemm", [o["mat1"], o["mat2"], o["mat"]], ("alpha", o.Real("alpha")), ("beta", o.Real("beta"))),
            p => $"torch.addmm({p["mat"]}, {p["mat1"]}, {p["mat2"]}, beta={p.Operand("beta")}, alpha={p.Operand("alpha")})"),
        new("THSTensor_baddbmm",
            o => o.Node(
                "Add", o.Node("Mul", o["mat"], o.Number(o.Real("beta"))), o.Node("Mul", o.Node("MatMul", o["batch1"], o["batch2"]), o.Number(o.Real("alpha")))),
            p => $"torch.baddbmm({p["mat"]}, {p["batch1"]}, {p["batch2"]}, beta={p.Operand("beta")}, alpha={p.Operand("alpha")})"),
        new("THSTensor_outer", o => o.Node("Mul", o.Node("Unsqueeze", o["input"], o.Graph.Numbers(1)), o["vec2"]),
            p => $"torch.outer({p["input"]}, {p["vec2"]})"),
        new("THSTensor_einsum", o => o.Node("Einsum", o.Tensors("tensors").Select(o.Graph.NameOf), ("equation", o.Text("location")!)),
            p => $"torch.einsum('{p.Text("location")}', {p.List("tensors")})"),
        new("THSNN_functional_bilinear", Bilinear, p => $"F.bilinear({p["input1"]}, {p["input2"]}, {p["weights"]}, {p["bias"]})"),
        new("THSNN_scaled_dot_product_attention", Attention, PythonAttention),
    ];

    private static Operation MatMul(string name, string left, string right) => new(
        "THSTensor_" + name, o => o.Node("MatMul", o.As(left, o.Result.Type), o.As(right, o.Result.Type)), p => $"torch.{name}({p[left]}, {p[right]})");

    private static string Linear(OnnxCall o)
    {
        if (o.Tensor("input").Rank == 2) return o.Node("Gemm", [o["input"], o["weights"], o["bias"]], ("transB", 1L));
        var product = o.Node("MatMul", o["input"], o.Node("Transpose", [o["weights"]], ("perm", (long[])[1, 0])));
        return o.IsNull("bias") ? product : o.Node("Add", product, o["bias"]);
    }

    private static string Bilinear(OnnxCall o)
    {
        if (o.Tensor("input1").Rank != 2) throw o.Cannot("its inputs have more axes than samples and features");
        var product = o.Node("Einsum", [o["input1"], o["weights"], o["input2"]], ("equation", "ni,kij,nj->nk"));
        return o.IsNull("bias") ? product : o.Node("Add", product, o["bias"]);
    }

    private static string Attention(OnnxCall o)
    {
        if (o.Real("p") != 0) throw o.Cannot("it drops attentions at random");
        var (query, key) = (o.Tensor("query"), o.Tensor("key"));
        var perm = Enumerable.Range(0, key.Rank).Select(axis => (long)axis).ToArray();
        (perm[^1], perm[^2]) = (perm[^2], perm[^1]);
        var scores = o.Node(
            "Mul", o.Node("MatMul", o["query"], o.Node("Transpose", [o["key"]], ("perm", perm))), o.Number(1 / Math.Sqrt(query.Sizes[^1])));
        if (o.Flag("casual"))
        {
            if (!query.Shape[^2].IsFixed || !key.Shape[^2].IsFixed) throw o.Cannot("the length of its sequence is the number of samples");
            using var later = ones(query.Sizes[^2], key.Sizes[^2], dtype: ScalarType.Bool).triu(1);
            scores = o.Node("Where", o.Graph.Constant(later.alias()), o.Number(double.NegativeInfinity), scores);
        }
        if (o.Optional("attention_mask") is { } mask)
            scores = mask.Type == ScalarType.Bool
                ? o.Node("Where", o["attention_mask"], scores, o.Number(double.NegativeInfinity))
                : o.Node("Add", scores, o["attention_mask"]);
        return o.Node("MatMul", o.Node("Softmax", [scores], ("axis", (long)(query.Rank - 1))), o["value"]);
    }

    /// <summary>PyTorch has it since version 2; the text is for older ones too.</summary>
    private static string PythonAttention(PythonCall p)
    {
        if (p.Real("p") != 0) throw p.Cannot("it drops attentions at random");
        var (query, key) = (p.Tensor("query"), p.Tensor("key"));
        var scores = $"{p["query"]} @ {p["key"]}.transpose(-2, -1) * {PythonText.Of(1 / Math.Sqrt(query.Sizes[^1]))}";
        if (p.Flag("casual"))
            scores = $"({scores}).masked_fill(torch.ones({p.Size(query.Shape[^2])}, {p.Size(key.Shape[^2])}, dtype=torch.bool).triu(1), -float('inf'))";
        if (p.Optional("attention_mask") is { } mask)
            scores = mask.Type == ScalarType.Bool ? $"({scores}).masked_fill(~{p["attention_mask"]}, -float('inf'))" : $"{scores} + {p["attention_mask"]}";
        return $"F.softmax({scores}, dim=-1) @ {p["value"]}";
    }
}
