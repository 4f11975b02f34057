using NasGen.Modules;
using NasGen.Plans;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Convolution = NasGen.Plans.Convolution;

namespace NasGen.Supernets.Weights;

/// <summary>The computations of plans on slices of the widest layer at their place. The caller keeps the input and owns the output.</summary>
internal static class SharedSteps
{
    public static SharedStep Own(Module<Tensor, Tensor> module) => (input, _) => module.call(input);

    public static SharedStep Sequence(SharedStep[] steps) => (input, training) =>
    {
        var current = input;
        foreach (var step in steps)
        {
            var next = step(current, training);
            if (!ReferenceEquals(current, input)) current.Dispose();
            current = next;
        }
        return ReferenceEquals(current, input) ? input.alias() : current;
    };

    public static SharedStep Residual(SharedStep body, SharedStep? shortcut) => (input, training) =>
    {
        using var output = body(input, training);
        if (shortcut is null) return output + input;
        using var projected = shortcut(input, training);
        return output + projected;
    };

    public static SharedStep Concatenate(SharedStep[] branches) => (input, training) =>
    {
        var outputs = Array.ConvertAll(branches, branch => branch(input, training));
        var all = cat(outputs, 1);
        foreach (var output in outputs) output.Dispose();
        return all;
    };

    public static SharedStep Gate(SharedStep layers) => (input, training) =>
    {
        using var gate = layers(input, training);
        return input * gate;
    };

    public static SharedStep Convolve(Module<Tensor, Tensor> widest, Convolution layer)
    {
        var (weight, bias) = (widest.get_parameter("weight"), layer.Bias ? widest.get_parameter("bias") : null);
        long[] stride = [layer.Stride, layer.Stride], padding = [layer.Padding, layer.Padding], dilation = [1, 1];
        return (input, _) =>
        {
            using var w = new Slice(weight, layer.Out, layer.In / layer.Groups);
            using var b = new Slice(bias, layer.Out);
            return layer.Rank == 1
                ? functional.conv1d(input, w.Tensor!, b.Tensor, layer.Stride, layer.Padding, 1, layer.Groups)
                : functional.conv2d(input, w.Tensor!, b.Tensor, stride, padding, dilation, layer.Groups);
        };
    }

    public static SharedStep Project(Module<Tensor, Tensor> widest, LinearLayer layer)
    {
        var (weight, bias) = (widest.get_parameter("weight"), layer.Bias ? widest.get_parameter("bias") : null);
        return (input, _) =>
        {
            using var w = new Slice(weight, layer.Out, layer.In);
            using var b = new Slice(bias, layer.Out);
            return functional.linear(input, w.Tensor!, b.Tensor);
        };
    }

    public static SharedStep Turn(Module<Tensor, Tensor> widest, GroupLinearLayer layer)
    {
        var (weight, bias) = (widest.get_parameter("weight"), layer.Bias ? widest.get_parameter("bias") : null);
        return (input, _) =>
        {
            using var w = new Slice(weight, layer.Out, layer.In);
            using var b = new Slice(bias, layer.Out);
            return GroupLinear.Of(input, w.Tensor!, b.Tensor);
        };
    }

    public static SharedStep Turn(Module<Tensor, Tensor> widest, GroupConvolutionLayer layer)
    {
        var (weight, bias) = (widest.get_parameter("weight"), layer.Bias ? widest.get_parameter("bias") : null);
        return (input, _) =>
        {
            using var w = new Slice(weight, layer.Out, layer.In);
            using var b = new Slice(bias, layer.Out);
            return GroupConvolution.Of(input, w.Tensor!, b.Tensor, layer.Stride, layer.Padding);
        };
    }

    /// <summary>A normalisation with the first channels of the widest one.</summary>
    /// <param name="widest">The widest normalisation at the place.</param>
    /// <param name="layer">The normalisation as the block needs it.</param>
    /// <param name="statistics">The running mean and variance of a batch norm.</param>
    /// <param name="momentum">The weight of a batch in running statistics, which is read at each step.</param>
    public static SharedStep Normalize(
        Module<Tensor, Tensor> widest, Normalization layer, (Tensor Mean, Tensor Variance) statistics, Func<double> momentum)
    {
        var (weight, bias) = (widest.get_parameter("weight"), widest.get_parameter("bias"));
        return (input, training) =>
        {
            using var w = new Slice(weight, layer.Channels);
            using var b = new Slice(bias, layer.Channels);
            return (layer.Kind, layer.Rank) switch
            {
                (Norm.Batch, _) => functional.batch_norm(input, statistics.Mean, statistics.Variance, w.Tensor, b.Tensor, training, momentum()),
                (Norm.Group, _) => functional.group_norm(input, layer.Groups, w.Tensor, b.Tensor),
                (_, 0) => functional.layer_norm(input, [layer.Channels], w.Tensor, b.Tensor),
                _ => functional.instance_norm(input, null, null, w.Tensor, b.Tensor),
            };
        };
    }

    /// <summary>The first rows and columns of a parameter, or the parameter itself if it is not wider.</summary>
    private readonly struct Slice : IDisposable
    {
        private readonly Tensor? _own;

        public Slice(Parameter? parameter, long rows, long columns = -1)
        {
            if (parameter is null) return;
            var cutRows = parameter.size(0) > rows;
            var cutColumns = columns >= 0 && parameter.size(1) > columns;
            Tensor = parameter;
            if (cutRows) Tensor = _own = parameter.narrow(0, 0, rows);
            if (!cutColumns) return;
            Tensor = Tensor.narrow(1, 0, columns);
            _own?.Dispose();
            _own = Tensor;
        }

        public Tensor? Tensor { get; }

        public void Dispose() => _own?.Dispose();
    }
}
