using NasGen.Export.Checks;
using NasGen.Export.Tests.Harness;
using NasGen.Export.Tracing;
using NasGen.Search.Contracts;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace NasGen.Export.Tests.Tracing;

/// <summary>What cannot be exported is refused, with the line that has to change.</summary>
public sealed class HonestyTests
{
    private static readonly long[] Features = [6], Sequence = [4, 10], Image = [3, 8, 8];

    [Fact]
    public void An_unknown_layer_is_refused_by_its_name()
    {
        var attention = MultiheadAttention(10, 2);
        Assert.StartsWith(
            "MultiheadAttention cannot", Refused(Sequence, x => attention.call(x, x, x, null, false, null).Item1).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_operation_on_what_does_not_depend_on_the_input_is_a_constant() =>
        Assert.InRange(Exported.Of(new Lambda(x => x * linspace(-0.5, 0.5, 6).erfinv()), Features).Difference(), 0, 1e-5);

    [Fact]
    public void The_number_of_samples_must_not_decide_how_much_is_called() =>
        Assert.Equal(Refusal.DependsOnSamples, Refused(Features, x =>
        {
            for (var i = 0; i < x.shape[0]; i++) x = x.sin();
            return x;
        }).Code);

    [Fact]
    public void A_mean_by_the_number_of_samples_is_refused() =>
        Assert.Equal(Refusal.DependsOnSamples, Refused(Features, x => x / x.shape[0]).Code);

    [Fact]
    public void An_axis_that_disappears_for_one_sample_is_refused_when_the_file_is_checked() =>
        Assert.Equal(Refusal.DependsOnSamples, Code(() => Exported.Of(new Lambda(x => x.narrow(1, 0, 1).squeeze()), Features).Difference()));

    public static TheoryData<string> Readings => ["item", "ToSingle", "data", "allclose", "is_nonzero", "print", "bytes"];

    [Theory, MemberData(nameof(Readings))]
    public void Numbers_that_reach_CSharp_are_refused(string how)
    {
        var error = Refused(Features, x =>
        {
            switch (how)
            {
                case "item": return x * x.mean().item<float>();
                case "ToSingle": return x.sum().ToSingle() > 0 ? x.sin() : x.cos();
                case "data": return x * x.data<float>()[0];
                case "allclose": return x.allclose(x) ? x.sin() : x;
                case "is_nonzero": return x.sum().is_nonzero() ? x.sin() : x;
                case "bytes": return x.bytes[0] > 0 ? x.sin() : x.cos();
                default:
                    _ = x.ToString(TorchSharp.TensorStringStyle.Numpy);
                    return x.sin();
            }
        });
        Assert.Equal(Refusal.DependsOnValues, error.Code);
        Assert.EndsWith("HonestyTests.cs", error.File, StringComparison.Ordinal);
    }

    [Fact]
    public void Shapes_may_be_read() => Assert.InRange(
        Exported.Of(new Lambda(x => x.dim() == 2 && x.size(1) == 6 && x.dtype == float32 ? x / x.shape[1] : x), Features).Difference(), 0, 1e-5);

    [Fact]
    public void Weights_may_be_read()
    {
        var linear = Linear(6, 2);
        var network = new Composed(
            x => linear.weight.sum().item<float>() > 1000 ? x : linear.call(x).matmul(linear.weight) * linear.bias!.mean(), ("linear", linear));
        Assert.InRange(Exported.Of(network, Features).Difference(), 0, 1e-5);
    }

    [Fact]
    public void In_place_functions_change_every_name_of_the_tensor() => Assert.InRange(
        Exported.Of(
            new Lambda(x =>
            {
                var y = x * 1;
                var same = y.alias();
                y.relu_();
                y.add_(0.5);
                return same + y;
            }), Features).Difference(), 0, 1e-5);

    [Fact]
    public void A_copy_is_not_changed_in_place() => Assert.InRange(
        Exported.Of(
            new Lambda(x =>
            {
                var y = x * 1;
                var copy = y.clone();
                y.relu_();
                return copy + y;
            }), Features).Difference(), 0, 1e-5);

    [Fact]
    public void A_change_of_the_state_dict_is_refused()
    {
        var counter = new Counting();
        var error = Assert.Throws<NasException>(() => Exported.Trace(counter, Features));
        Assert.Equal(Refusal.CannotBeWritten, error.Code);
        Assert.Contains("'count'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dropout_of_a_layer_is_nothing() => Assert.InRange(
        Exported.Of(Sequential(Dropout(0.5), Linear(6, 3), Dropout(0.3)), Features).Difference(), 0, 1e-5);

    [Fact]
    public void Random_numbers_like_a_tensor_are_refused() =>
        Assert.Equal(Refusal.CannotBeWritten, Refused(Features, x => x + randn_like(x)).Code);

    [Fact]
    public void A_norm_by_the_statistics_of_the_batch_is_refused() => Assert.Equal(
        Refusal.CannotBeWritten, Code(() => Exported.Of(BatchNorm2d(3, track_running_stats: false), Image)));

    [Fact]
    public void An_output_that_does_not_depend_on_the_input_is_refused() =>
        Assert.Contains("does not depend", Refused(Features, x => ones(x.shape)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_error_that_the_network_catches_is_still_an_error() => Assert.Equal(Refusal.CannotBeWritten, Refused(Features, x =>
    {
        try
        {
            return x.erfinv();
        }
        catch (NasException)
        {
            return x.sin();
        }
    }).Code);

    [Fact]
    public void A_step_that_the_output_does_not_need_is_not_written()
    {
        var exported = Exported.Of(new Lambda(x =>
        {
            _ = x.exp().sin();
            return x.cos();
        }), Features);
        Assert.Equal("THSTensor_cos", Assert.Single(exported.Network.Steps).Native);
    }

    [Fact]
    public void A_model_that_computes_something_else_is_refused_with_the_first_step_that_differs()
    {
        var exported = Exported.Of(
            new Lambda(x =>
            {
                var first = F.leaky_relu(x, 0.2);
                var second = F.elu(first, 0.7);
                return second * 2;
            }), Image);
        exported.Model.Graph.Node.Single(node => node.OpType == "Elu").Attribute.Single(a => a.Name == "alpha").F = 0.8f;
        var error = Assert.Throws<NasException>(() => exported.Difference());
        Assert.Equal(OnnxCheck.Code, error.Code);
        Assert.Contains("functional.elu is the first step whose result differs", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("HonestyTests.cs", error.File, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scalar_that_the_garbage_collector_deletes_is_no_operation_even_where_a_tensor_is_now() => Assert.NotEmpty(
        Exported.Trace(
            new Lambda(x =>
            {
                Exported.Recorder.OnCall("THSTorch_dispose_scalar", [x.Handle], null);
                return x * 2;
            }), Features).Steps);

    private static NasException Refused(long[] input, Func<Tensor, Tensor> function) =>
        Assert.Throws<NasException>(() => Exported.Trace(new Lambda(function), input));

    private static string Code(Action action) => Assert.Throws<NasException>(action).Code;

    private sealed class Counting : Module<Tensor, Tensor>
    {
        private readonly Tensor _count = zeros(1);

        public Counting() : base(nameof(Counting)) => register_buffer("count", _count);

        public override Tensor forward(Tensor input)
        {
            _count.add_(1);
            return input * _count;
        }
    }
}
