using NasGen.Export.Onnx;
using NasGen.Export.Tests.Harness;
using NasGen.Search.Contracts;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Export.Tests.Onnx;

public sealed class OnnxSizeTests
{
    /// <summary>Its table is 2.4 GB to everybody who asks, and four bytes in memory.</summary>
    private sealed class Table : Module<Tensor, Tensor>
    {
        private readonly Tensor _rows = ones(1).expand(600_000_000);

        public Table() : base(nameof(Table)) => register_buffer("rows", _rows);

        public override Tensor forward(Tensor input) => input + _rows.narrow(0, 0, 6);
    }

    [Fact]
    public void Weights_beyond_two_gigabytes_are_refused_before_they_are_copied()
    {
        var error = Assert.Throws<NasException>(() => Exported.Of(new Table(), [6]));
        Assert.Equal(OnnxSize.Code, error.Code);
        Assert.Equal(
            "Test is too large for ONNX: up to 'rows' its weights and constants take 2.4 GB, and a file of ONNX ends at 2 GB. Nothing was written. "
            + "Export its weights alone, as in --format safetensors (NasFormat).", error.Message);
    }

    [Fact]
    public void All_tensors_count_together()
    {
        var size = new OnnxSize("Net");
        size.Add("first", OnnxSize.Most);
        Assert.Throws<NasException>(() => size.Add("second", 1));
    }
}
