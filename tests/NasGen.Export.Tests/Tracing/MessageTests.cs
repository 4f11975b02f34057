using System.Runtime.CompilerServices;
using NasGen.Export.Tests.Harness;
using NasGen.Search.Contracts;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace NasGen.Export.Tests.Tracing;

/// <summary>What is said about code that cannot be exported: the whole sentence, and the line that has to change.</summary>
public sealed class MessageTests
{
    private static readonly TorchSharp.Modules.RNN Recurrent = RNN(6, 5, batchFirst: true);
    private static readonly jit.CompilationUnit Script = jit.compile("def f(x):\n  return x + 1\n");

    private static readonly Dictionary<string, Case> Cases = new(StringComparer.Ordinal)
    {
        ["a function"] = new("NAS4001: Tensor.erfinv cannot be written as ONNX or PyTorch source.", x => x.erfinv()),
        ["a function that returns a list"] = new("NAS4001: Tensor.vsplit cannot be written as ONNX or PyTorch source.", x => x.vsplit(1)[0]),
        ["a native layer"] = new("NAS4001: RNN cannot be written as ONNX or PyTorch source.", x => Recurrent.call(x.unsqueeze(1), null).Item1),
        ["a script"] = new(
            "NAS4001: A TorchScript module or a compiled one is called, and what it computes cannot be seen.",
            x => Script.invoke<Tensor>("f", x)),
        ["calls by the number of samples"] = new(
            "NAS4002: The network depends on the number of samples: with 2 of them it calls Tensor.cos, with 3 Tensor.sin. "
            + "An exported network has to do the same for any number of them.",
            x => x.shape[0] > 2 ? x.sin() : x.cos()),
        ["an argument by the number of samples"] = new(
            "NAS4002: The network depends on the number of samples: with 2 of them Tensor.narrow gets 1, with 3 2. "
            + "An exported network has to do the same for any number of them.",
            x => x.narrow(0, 0, x.shape[0] - 1)),
        ["a constant by the number of samples"] = new(
            "NAS4002: The network depends on the number of samples: operator + gets a tensor that forward makes, with other numbers for each sample. "
            + "An exported network has to do the same for any number of them.",
            x => x + arange(x.shape[0], dtype: float32).unsqueeze(1)),
        ["a decision by values"] = new(
            "NAS4003: Tensor.ToSingle hands numbers of a tensor that depends on the input to C#. What C# decides by them cannot be exported: "
            + "the file would hold the decision for one input. Compute with tensors instead, for example with where.",
            x => x.sum().ToSingle() > 0 ? x.sin() : x.cos()),
        ["in place, seen by another tensor"] = new(
            "NAS4001: Tensor.mul_ changes a tensor in place, and another tensor that shares its memory is used later. "
            + "Use the function that returns a new tensor.",
            x => { var y = x * 1; y.narrow(1, 0, 2).mul_(3); return y + 1; }),
        ["in place, of a constant"] = new(
            "NAS4001: Tensor.add_ changes a constant tensor in place by one that depends on the input. Use the function that returns a new tensor.",
            x => { var sum = zeros(6); sum.add_(x.select(0, 0)); return x + sum; }),
        ["an assignment to a part"] = new(
            "NAS4001: Tensor[…] = cannot be written as ONNX or PyTorch source.",
            x => { var y = x * 1; y[TensorIndex.Ellipsis, TensorIndex.Single(0)] = x.select(1, 1); return y; }),
        ["dropout as in training"] = new(
            "NAS4001: functional.dropout draws random numbers: forward calls it as in training. Pass training, as in dropout(x, p, training).",
            x => F.dropout(x, 0.5, training: true)),
        ["random numbers"] = new(
            "NAS4001: operator + gets a tensor that forward makes anew with other numbers at each call, for example random ones. "
            + "An exported network would always have the numbers of one call.",
            x => x + randn(6)),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory, MemberData(nameof(Names))]
    public void The_message_says_what_is_in_the_way_and_points_to_its_line(string name)
    {
        var expected = Cases[name];
        var error = Assert.Throws<NasException>(() => Exported.Trace(new Lambda(expected.Forward), [6]));
        Assert.Equal(expected.Message, $"{error.Code}: {error.Message}");
        Assert.EndsWith("MessageTests.cs", error.File, StringComparison.Ordinal);
        Assert.Contains(expected.Source, File.ReadAllLines(error.File!)[error.Line - 1], StringComparison.Ordinal);
    }

    /// <param name="Forward">The code.</param>
    /// <param name="Source">Its text, which is in the line that the error has to name.</param>
    private sealed record Case(string Message, Func<Tensor, Tensor> Forward, [CallerArgumentExpression(nameof(Forward))] string Source = "");
}
