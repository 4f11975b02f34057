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

    [Fact]
    public void All_samples_of_a_group_are_in_one_part()
    {
        string[] groups = [.. Enumerable.Range(0, 60).Select(i => $"patient {i / 6}")];
        var source = new Source(() => (arange(60, dtype: ScalarType.Float32).unsqueeze(1), arange(60) % 2), groups);
        using var data = _project.Load(Method, [1], definition: source);
        string[][] parts = [.. new[] { data.Training, data.Validation, data.Test }.Select(part =>
            part.Inputs.data<float>().Select(x => groups[(int)x]).Distinct().ToArray())];
        Assert.Equal(10, parts.Sum(part => part.Length));
        Assert.All(parts, Assert.NotEmpty);
        Assert.Equal(10, parts.SelectMany(part => part).Distinct().Count());
    }

    [Fact]
    public void Training_comes_before_validation_and_test_in_time()
    {
        double[] times = [.. Enumerable.Range(0, 60).Select(i => 1000.0 - i)];
        var source = new Source(() => (arange(60, dtype: ScalarType.Float32).unsqueeze(1), arange(60) % 2), times: times);
        using var data = _project.Load(Method, [1], definition: source);
        Assert.True(data.Training.Times!.Max() < data.Validation.Times!.Min());
        Assert.True(data.Validation.Times!.Max() < data.Test.Times!.Min());
    }

    [Theory]
    [InlineData(19, null, "NAS2006", "20 samples, but 19 groups")]
    [InlineData(null, 21, "NAS2006", "20 samples, but 21 times")]
    public void Each_sample_needs_a_group_and_a_time(int? groups, int? times, string code, string message)
    {
        var source = new Source(
            () => (zeros(20, 3), arange(20) % 2), groups is { } g ? [.. Enumerable.Repeat("a", g)] : null, times is { } t ? new double[t] : null);
        var error = _project.Fails(Method, [3], definition: source);
        Assert.Equal(code, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_group_or_time_names_the_sample()
    {
        (Tensor, Tensor) Samples() => (zeros(3, 3), arange(3) % 2);
        string Message(Source source) => _project.Fails(Method, [3], definition: source).Message;
        Assert.Contains("sample 2 no group", Message(new Source(Samples, ["a", " ", "b"])), StringComparison.Ordinal);
        Assert.Contains("sample 3 a time", Message(new Source(Samples, times: [0, 1, double.NaN])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, "NAS2003", "sample 4 the class 0.5, which is not a whole number")]
    [InlineData(double.NaN, "NAS2004", "sample 4 the class NaN")]
    [InlineData(double.PositiveInfinity, "NAS2004", "sample 4 the class Infinity")]
    public void A_class_that_is_no_whole_number_names_the_sample(double label, string code, string message)
    {
        using var targets = (arange(20) % 2).to(ScalarType.Float32);
        targets[3] = label;
        var error = _project.Fails(Method, [3], definition: new Source(() => (zeros(20, 3), targets)));
        Assert.Equal(code, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Float64)]
    public void Identifiers_that_float32_makes_equal_are_an_error(ScalarType type)
    {
        var identifiers = (arange(20) + 20_250_001_000_000).to(type).unsqueeze(1);
        var asInputs = _project.Fails(Method, [1], definition: new Source(() => (identifiers, arange(20) % 2)));
        var asTargets = _project.Fails(Method, [1], TaskKind.Regression, 0, new Source(() => (rand(20, 1), identifiers)));
        Assert.Equal(("NAS2004", "NAS2004"), (asInputs.Code, asTargets.Code));
        Assert.Contains("returned inputs whose number 1 float32 rounds", asInputs.Message, StringComparison.Ordinal);
        Assert.Contains("returned targets", asTargets.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Doubles_that_lose_nothing_that_matters_are_read()
    {
        using var data = _project.Load(
            Method, [2], TaskKind.Regression, 0, new Source(() => (rand(40, 2, ScalarType.Float64), 3e8 + 1e7 * rand(40, ScalarType.Float64))));
        Assert.Equal(ScalarType.Float32, data.Training.Targets.dtype);
    }

    private sealed class Source(Func<(Tensor, Tensor)> load, string[]? groups = null, double[]? times = null) : SpaceDefinition
    {
        public override string Descriptor => "";
        public override string Hash => "";
        public override string Size => "1";
        public override Module<Tensor, Tensor> Create(CandidateBuilder builder) => throw new NotSupportedException();
        public override void Build(Module<Tensor, Tensor> candidate) => throw new NotSupportedException();
        public override (Tensor Inputs, Tensor Targets, string[]? Groups, double[]? Times) Load()
        {
            var (inputs, targets) = load();
            return (inputs, targets, groups, times);
        }
    }
}
