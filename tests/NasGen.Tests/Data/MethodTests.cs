using NasGen.Data;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Data;

public sealed class MethodTests : IDisposable
{
    private readonly TemporaryProject _project = new();

    public void Dispose() => _project.Dispose();

    private static readonly DataDescriptor Method = new(DataKind.Method);

    [Fact]
    public void Whole_numbers_become_floats_and_class_numbers_longs()
    {
        var source = new Source(() => (arange(60, dtype: ScalarType.Byte).reshape(20, 3), (arange(20) % 2).to(ScalarType.Float32)));
        using var data = _project.Load(Method, [3], definition: source);
        Assert.Equal((ScalarType.Float32, ScalarType.Int64), (data.Training.Inputs.dtype, data.Training.Targets.dtype));
    }

    [Fact]
    public void Tensors_that_the_user_keeps_stay_alive()
    {
        var (inputs, targets) = (rand(20, 3), arange(20) % 2);
        _project.Load(Method, [3], definition: new Source(() => (inputs, targets))).Dispose();
        Assert.Equal(20, inputs.shape[0]);
        Assert.Equal(10, targets.sum().item<long>());
    }

    [Fact]
    public void An_exception_of_the_method_names_the_users_line()
    {
        var error = _project.Fails(Method, [3], definition: new Source(() => throw new FileNotFoundException("no such scan")));
        Assert.Equal("NAS2007", error.Code);
        Assert.Contains("FileNotFoundException: no such scan", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("MethodTests.cs", error.File, StringComparison.Ordinal);
        Assert.True(error.Line > 0);
    }

    [Fact]
    public void An_error_about_shapes_that_do_not_fit_names_the_shape()
    {
        var error = _project.Fails(Method, [4], definition: new Source(() => (zeros(20, 3), zeros(20))));
        Assert.Equal("NAS2006", error.Code);
        Assert.Contains("[20, 3]", error.Message, StringComparison.Ordinal);
        Assert.Equal("NAS2006", _project.Fails(Method, [3], definition: new Source(() => (zeros(20, 3), zeros(19)))).Code);
    }

    [Fact]
    public void An_error_about_a_NaN_names_the_number_of_the_sample()
    {
        using var inputs = zeros(20, 3);
        inputs[6, 1] = double.NaN;
        var error = _project.Fails(Method, [3], definition: new Source(() => (inputs, arange(20) % 2)));
        Assert.Equal("NAS2004", error.Code);
        Assert.Contains("sample 7", error.Message, StringComparison.Ordinal);
    }

    private sealed class Source(Func<(Tensor, Tensor)> load) : SpaceDefinition
    {
        public override string Descriptor => "";
        public override string Hash => "";
        public override string Size => "1";
        public override Module<Tensor, Tensor> Create(CandidateBuilder builder) => throw new NotSupportedException();
        public override void Build(Module<Tensor, Tensor> candidate) => throw new NotSupportedException();
        public override (Tensor Inputs, Tensor Targets) Load() => load();
    }
}
