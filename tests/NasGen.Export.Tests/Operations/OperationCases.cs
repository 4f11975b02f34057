using NasGen.Export.Tests.Harness;
using NasGen.Modules;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace NasGen.Export.Tests.Operations;

/// <summary>A network for each operation of the table, and for the ways in which its arguments can be.</summary>
internal static class OperationCases
{
    private static readonly long[] Features = [6], Sequence = [4, 10], Image = [4, 8, 8];

    public static IReadOnlyDictionary<string, (Func<Module<Tensor, Tensor>> Make, long[] Input)> All { get; } = Make();

    private static Dictionary<string, (Func<Module<Tensor, Tensor>>, long[])> Make()
    {
        Dictionary<string, (Func<Module<Tensor, Tensor>>, long[])> cases = new(StringComparer.Ordinal);
        void Add(string name, long[] input, Func<Tensor, Tensor> function) => cases.Add(name, (() => new Lambda(function), input));
        void Module(string name, long[] input, Func<Module<Tensor, Tensor>> make) => cases.Add(name, (make, input));
        void With(string name, long[] input, Func<Module> part, Func<Tensor, Module, Tensor> function) => cases.Add(name, (() =>
        {
            var module = part();
            return new Composed(x => function(x, module), ("part", module));
        }, input));

        // Arithmetic.
        Add("add", Features, x => x + x.sin());
        Add("add alpha", Features, x => x.add(x.sin(), 0.5));
        Add("add number", Features, x => x + 1.5);
        Add("add number alpha", Features, x => x.add(1.5, 2));
        Add("sub", Features, x => x - x.sin());
        Add("sub number", Features, x => x - 3);
        Add("number sub", Features, x => 3 - x);
        Add("mul", Features, x => x * x.cos());
        Add("mul number", Features, x => x * 0.3);
        Add("div", Features, x => x / (x.abs() + 1));
        Add("div number", Image, x => x / 16);
        Add("number div", Features, x => 2 / (x.abs() + 1));
        Add("div floor", Features, x => x.div(0.3, RoundingMode.floor));
        Add("div trunc", Features, x => x.div(0.3, RoundingMode.trunc));
        Add("true_divide", Features, x => x.true_divide(x.abs() + 2));
        Add("true_divide number", Features, x => x.true_divide(3));
        Add("floor_divide", Features, x => x.floor_divide(x.abs() + 0.3));
        Add("pow", Features, x => (x.abs() + 0.1).pow(x));
        Add("pow number", Features, x => x.pow(3));
        Add("square", Features, x => x.square());
        Add("remainder", Features, x => x.remainder(x.abs() + 0.7));
        Add("remainder number", Features, x => x.remainder(0.7));
        Add("fmod", Features, x => x.fmod(x.abs() + 0.7));
        Add("fmod number", Features, x => x.fmod(0.7));
        Add("maximum", Features, x => x.maximum(x.sin()));
        Add("minimum", Features, x => x.minimum(x.sin()));
        Add("lerp", Features, x => x.lerp(x.cos(), 0.3));
        Add("addcmul", Features, x => x.addcmul(x.sin(), x.cos(), 0.5));
        Add("addcdiv", Features, x => x.addcdiv(x.sin(), x.abs() + 1, 0.5));

        // Functions of each number.
        (string Name, Func<Tensor, Tensor> Function)[] functions =
        [
            ("abs", x => x.abs()), ("exp", x => x.exp()), ("log", x => (x.abs() + 0.1).log()), ("sqrt", x => x.abs().sqrt()), ("neg", x => -x),
            ("sign", x => x.sign()), ("sin", x => x.sin()), ("cos", x => x.cos()), ("tan", x => x.sin().tan()), ("asin", x => x.sin().asin()),
            ("acos", x => x.sin().acos()), ("atan", x => x.atan()), ("sinh", x => x.sinh()), ("cosh", x => x.cosh()), ("tanh", x => x.tanh()),
            ("asinh", x => x.arcsinh()), ("acosh", x => (x.abs() + 1.1).arccosh()), ("atanh", x => (x.sin() * 0.9).arctanh()), ("erf", x => x.erf()),
            ("floor", x => x.floor()), ("ceil", x => x.ceil()), ("reciprocal", x => (x.abs() + 0.5).reciprocal()), ("sigmoid", x => x.sigmoid()),
            ("round", x => (x * 3).round()), ("trunc", x => (x * 3).trunc()), ("frac", x => x.frac()), ("rsqrt", x => (x.abs() + 0.5).rsqrt()),
            ("exp2", x => x.exp2()), ("expm1", x => x.expm1()), ("log1p", x => x.abs().log1p()), ("log2", x => (x.abs() + 0.1).log2()),
            ("log10", x => (x.abs() + 0.1).log10()), ("erfc", x => x.erfc()), ("clamp", x => x.clamp((-0.5).ToScalar(), 0.7.ToScalar())),
            ("clamp min", x => x.clamp_min(-0.5)),
            ("clamp max", x => x.clamp_max(0.5)), ("clamp one side", x => x.clamp(min: 0.1.ToScalar())), ("to int64", x => (x * 3).to(int64).to(float32)),
            ("to bool", x => x.relu().to(ScalarType.Bool).to(float32)), ("to double", x => x.to(float64).exp().to(float32)),
            ("to double there", x => x.to(float64, CPU).exp().to(float32, CPU)),
        ];
        foreach (var (name, function) in functions) Add(name, Features, function);

        // Comparisons, logic, choices.
        Add("eq", Features, x => x.round().eq(x.round().abs()).to(float32));
        Add("eq number", Features, x => x.round().eq(1).to(float32));
        Add("ne", Features, x => x.ne(x.abs()).to(float32));
        Add("ne number", Features, x => x.round().ne(1).to(float32));
        Add("lt", Features, x => x.lt(x.sin()).to(float32));
        Add("lt number", Features, x => x.lt(0.1).to(float32));
        Add("le", Features, x => x.le(x.abs()).to(float32));
        Add("le number", Features, x => x.le(0.1).to(float32));
        Add("gt", Features, x => x.gt(x.sin()).to(float32));
        Add("gt number", Features, x => x.gt(0.1).to(float32));
        Add("ge", Features, x => x.ge(x.abs()).to(float32));
        Add("ge number", Features, x => x.ge(0.1).to(float32));
        Add("logic", Features, x => x.gt(0).logical_and(x.lt(1)).logical_or(x.lt(-1)).logical_xor(x.gt(0.5)).logical_not().to(float32));
        Add("bits", Features, x => (x.gt(0).bitwise_and(x.lt(1)).bitwise_or(x.lt(-1)).bitwise_xor(x.gt(0.5))).bitwise_not().to(float32));
        Add("isnan", Features, x => x.log().isnan().to(float32));
        Add("isinf", Features, x => x.relu().log().isinf().to(float32));
        Add("where", Features, x => where(x.gt(0), x, x.exp()));
        Add("masked_fill", Features, x => x.masked_fill(x.gt(0), -1));

        // Nonlinearities.
        (string Name, Func<Tensor, Tensor> Function)[] activations =
        [
            ("relu", x => F.relu(x)), ("relu6", x => F.relu6(x * 4)), ("selu", x => F.selu(x)), ("silu", x => F.silu(x)),
            ("hardswish", x => F.hardswish(x * 3)),
            ("hardsigmoid", x => F.hardsigmoid(x * 3)), ("logsigmoid", x => F.logsigmoid(x)), ("gelu", x => F.gelu(x)), ("elu", x => F.elu(x, 0.7)),
            ("celu", x => F.celu(x, 0.7)), ("leaky_relu", x => F.leaky_relu(x, 0.2)), ("rrelu", x => F.rrelu(x, 0.1, 0.3)), ("softplus", x => F.softplus(x)),
            ("softplus beta", x => F.softplus(x, 2, 20)), ("softshrink", x => F.softshrink(x, 0.3)), ("hardshrink", x => F.hardshrink(x, 0.3)),
            ("threshold", x => F.threshold(x, 0.2, -3)), ("mish", x => F.mish(x)), ("tanhshrink", x => F.tanhshrink(x)), ("softsign", x => F.softsign(x)),
            ("softmax", x => F.softmax(x, 1)), ("log_softmax", x => F.log_softmax(x, -1)), ("softmin", x => F.softmin(x, 1)), ("glu", x => F.glu(x, 1)),
            ("hardtanh in place", x => F.hardtanh(x * 1, -0.4, 0.6, inplace: true)), ("relu in place", x => F.relu(x * 1, inplace: true)),
        ];
        foreach (var (name, function) in activations) Add(name, Image, function);
        Module("prelu", Image, () => PReLU(4, 0.2));
        Module("prelu one", Image, () => PReLU(1, 0.2));
        Module("prelu features", Features, () => PReLU(6, 0.1));
        Module("gelu tanh", Image, () => GELU(TorchSharp.Modules.GELU.Approximate.tanh));

        // Dropout is nothing in eval mode.
        Module("dropout", Image, () => Sequential(Dropout(), Tanh()));
        Module("dropout2d", Image, () => Sequential(Dropout2d(), Tanh()));
        Module("dropout3d", [2, 4, 5, 6], () => Sequential(Dropout3d(), Tanh()));
        Module("alpha_dropout", Image, () => Sequential(AlphaDropout(), Tanh()));
        Module("feature_alpha_dropout", Image, () => Sequential(FeatureAlphaDropout(), Tanh()));

        // Convolutions.
        Module("conv1d", Sequence, () => Conv1d(4, 6, 3, stride: 2, padding: 1, dilation: 2));
        Module("conv2d", Image, () => Conv2d(4, 6, 3, stride: 2, padding: 1));
        Module("conv2d groups", Image, () => Conv2d(4, 8, 3, groups: 4, bias: false));
        Module("conv2d oblong", Image, () => Conv2d(4, 6, (3, 1), stride: (1, 2), padding: (1, 0), dilation: (2, 1)));
        Module("conv2d same", Image, () => Conv2d(4, 6, 4, Padding.Same, dilation: 1));
        Module("conv2d valid", Image, () => Conv2d(4, 6, 3, Padding.Valid));
        Module("conv2d reflect", Image, () => Conv2d(4, 6, 3, padding: 1, padding_mode: PaddingModes.Reflect));
        Module("conv1d same", Sequence, () => Conv1d(4, 6, 4, Padding.Same));
        Module("conv3d", [2, 4, 5, 6], () => Conv3d(2, 3, 3, padding: 1));
        Module("conv3d same", [2, 4, 5, 6], () => Conv3d(2, 3, 3, Padding.Same));
        Module("conv_transpose1d", Sequence, () => ConvTranspose1d(4, 3, 3, stride: 2, padding: 1, output_padding: 1));
        Module("conv_transpose2d", Image, () => ConvTranspose2d(4, 6, 3, stride: 2, padding: 1, output_padding: 1, groups: 2));
        Module("conv_transpose3d", [2, 4, 5, 6], () => ConvTranspose3d(2, 3, 2, stride: 2));

        // Pools.
        Module("max_pool1d", Sequence, () => MaxPool1d(3, 2, 1));
        Module("max_pool2d", Image, () => MaxPool2d(3, stride: 2, padding: 1));
        Module("max_pool2d ceil", [4, 7, 7], () => MaxPool2d(2, ceil_mode: true));
        Module("max_pool3d", [2, 4, 6, 8], () => MaxPool3d(2));
        Module("avg_pool1d", Sequence, () => AvgPool1d(2));
        Module("avg_pool2d", Image, () => AvgPool2d(3, stride: 2, padding: 1));
        Module("avg_pool2d without padding", Image, () => AvgPool2d([3L, 3L], [2L, 2L], [1L, 1L], count_include_pad: false));
        Module("avg_pool3d", [2, 4, 6, 8], () => AvgPool3d(2));
        Module("adaptive_avg_pool1d", Sequence, () => AdaptiveAvgPool1d(1));
        Module("adaptive_avg_pool2d", Image, () => AdaptiveAvgPool2d(1));
        Module("adaptive_avg_pool2d parts", Image, () => AdaptiveAvgPool2d([2L, 4L]));
        Module("adaptive_avg_pool3d", [2, 4, 6, 8], () => AdaptiveAvgPool3d([1L, 1L, 1L]));
        Module("adaptive_max_pool1d", Sequence, () => AdaptiveMaxPool1d(1));
        Module("adaptive_max_pool2d", Image, () => AdaptiveMaxPool2d([2L, 2L]));

        // Norms.
        Module("batch_norm features", Features, () => Trained(BatchNorm1d(6)));
        Module("batch_norm", Image, () => Trained(BatchNorm2d(4)));
        Module("batch_norm without affine", Image, () => Trained(BatchNorm2d(4, affine: false)));
        Add("group_norm", Image, x => F.group_norm(x, 2, linspace(0.5, 1, 4), linspace(-1, 1, 4)));
        Add("group_norm without affine", Sequence, x => F.group_norm(x, 2));
        Module("instance_norm", Image, () => Trained(InstanceNorm2d(4, affine: true)));
        Module("instance_norm without affine", Sequence, () => InstanceNorm1d(4));
        Module("instance_norm with statistics", Image, () => Trained(InstanceNorm2d(4, affine: true, track_running_stats: true)));
        Module("layer_norm", Sequence, () => Trained(LayerNorm(10)));
        Module("layer_norm two axes", Sequence, () => LayerNorm([4L, 10L]));
        Module("layer_norm without affine", Sequence, () => LayerNorm(10, elementwise_affine: false));
        Module("local_response_norm", Image, () => LocalResponseNorm(3));
        Add("normalize", Sequence, x => F.normalize(x, 2, 1));
        Add("normalize 1", Sequence, x => F.normalize(x, 1, -1));

        // Products.
        Module("convolutions over turns", Image, () => Sequential(
            new GroupConvolution(4, 3, kernel: 3, turns: 1, padding: 1), ReLU(),
            new GroupConvolution(3, 2, kernel: 4, turns: 4, stride: 2, padding: 1, hasBias: false), new OrbitMean()));
        Module("linear", Features, () => Linear(6, 3));
        Module("linear without bias", Features, () => Linear(6, 3, hasBias: false));
        Module("linear of sequences", Sequence, () => Linear(10, 3));
        Add("matmul", Sequence, x => x.matmul(x.transpose(1, 2)));
        Add("mm", Features, x => x.mm(ones(6, 3)));
        Add("mv", Features, x => x.mv(linspace(0, 1, 6)));
        Add("bmm", Sequence, x => x.bmm(x.transpose(-1, -2)));
        Add("dot", Features, x => x.select(0, 0).dot(linspace(0, 1, 6)) + x);
        Add("addmm", Features, x => addmm(ones(3), x, full(6, 3, 0.3), beta: 0.5f, alpha: 2f));
        Add("baddbmm", Sequence, x => x.bmm(x.mT).baddbmm(x, x.cos(), 0.5f, 2f));
        Add("outer", Features, x => x + x.select(0, 0).outer(x.select(0, 0)).sum([0L]));
        Add("einsum", Sequence, x => einsum("bij,bkj->bik", x, x));
        Add("attention", [5, 8], x => F.scaled_dot_product_attention(x, x.cos(), x.sin()));
        Add("attention causal", [2, 5, 8], x => F.scaled_dot_product_attention(x, x, x, is_casual: true));
        Add("attention mask", [5, 8], x => F.scaled_dot_product_attention(x, x, x, ones(5, 5, dtype: ScalarType.Bool).tril()));
        Add("attention bias", [5, 8], x => F.scaled_dot_product_attention(x, x, x, linspace(-1, 1, 25).reshape(5, 5)));

        With("bilinear", Features, () => Bilinear(6, 6, 3), (x, m) => ((TorchSharp.Modules.Bilinear)m).call(x, x.sin()));
        With("lstm", Sequence, () => LSTM(10, 6, batchFirst: true), (x, m) => ((TorchSharp.Modules.LSTM)m).call(x).Item1);
        With("lstm deep", Sequence, () => LSTM(10, 6, numLayers: 2, batchFirst: true, bidirectional: true), (x, m) =>
        {
            var (output, hidden, cell) = ((TorchSharp.Modules.LSTM)m).call(x);
            return cat([output.flatten(1), hidden.transpose(0, 1).flatten(1), cell.transpose(0, 1).flatten(1)], 1);
        });
        With("lstm of time first", Sequence, () => LSTM(10, 6, bias: false), (x, m) =>
            ((TorchSharp.Modules.LSTM)m).call(x.transpose(0, 1)).Item1.transpose(0, 1));
        With("lstm with states", Sequence, () => LSTM(10, 6, batchFirst: true), (x, m) =>
            ((TorchSharp.Modules.LSTM)m).call(x, (x.narrow(2, 0, 6).mean([1L]).unsqueeze(0), x.narrow(2, 4, 6).mean([1L]).unsqueeze(0))).Item1);
        With("gru", Sequence, () => GRU(10, 6, batchFirst: true), (x, m) => ((TorchSharp.Modules.GRU)m).call(x).Item1);
        With("gru deep", Sequence, () => GRU(10, 6, numLayers: 2, batchFirst: true, bidirectional: true), (x, m) =>
            ((TorchSharp.Modules.GRU)m).call(x).Item2.transpose(0, 1));

        // Reductions.
        (string Name, Func<Tensor, Tensor> Function)[] reductions =
        [
            ("sum", x => x.sum(1)), ("sum keep", x => x.sum(-1, keepdim: true)), ("sum axes", x => x.sum([1L, 2L])), ("sum all", x => x * x.sum()),
            ("mean", x => x.mean([2L])), ("mean axes", x => x.mean([-2L, -1L], true)), ("mean all", x => x - x.mean()), ("prod", x => x.prod(1)),
            ("amax", x => x.amax([1L])), ("amin", x => x.amin([1L, 2L], true)), ("max all", x => x / x.max()), ("min all", x => x - x.min()),
            ("max", x => x.max(1).values), ("max indexes", x => x.max(2).indexes.to(float32)), ("min", x => x.min(1).values),
            ("argmax", x => x.argmax(1).to(float32)),
            ("argmin", x => x.argmin(2, true).to(float32)), ("var", x => x.var(1)), ("std", x => x.std(2)),
            ("var biased", x => x.var(2, unbiased: false, keepdim: true)),
            ("logsumexp", x => x.logsumexp(1)), ("norm", x => x.norm(1)), ("norm 1", x => x.norm(2, true, 1f)), ("cumsum", x => x.cumsum(1)),
            ("any", x => x.gt(2).any(1).to(float32)), ("all", x => x.gt(-2).all(2).to(float32)),
        ];
        foreach (var (name, function) in reductions) Add(name, Sequence, function);
        Add("var all", Features, x => x - x.select(0, 0).var());
        Add("std all", Features, x => x - x.select(0, 0).std());

        // Shapes.
        (string Name, Func<Tensor, Tensor> Function)[] shapes =
        [
            ("reshape", x => x.reshape(x.shape[0], 2, 20)), ("reshape rest", x => x.reshape(x.shape[0], -1)), ("reshape batch", x => x.reshape(-1, 40)),
            ("reshape merged", x => x.reshape(x.shape[0] * 4, 10)), ("view", x => x.view(-1, 5, 8)), ("flatten", x => x.flatten(1)),
            ("unflatten", x => x.unflatten(2, 2, 5)), ("ravel", x => x.select(0, 0).ravel() + x.flatten(1)), ("squeeze", x => x.narrow(1, 0, 1).squeeze(1)),
            ("squeeze all", x => x.narrow(0, 0, 1).squeeze() + x),
            ("squeeze in place", x => (x.narrow(1, 0, 1) * 1).squeeze_(1)), ("unsqueeze", x => x.unsqueeze(1)), ("transpose", x => x.transpose(1, 2)),
            ("mT", x => x.mT), ("permute", x => x.permute(2, 0, 1).permute(1, 2, 0)), ("movedim", x => x.movedim([0L], [2L]).movedim([2L], [0L])),
            ("expand", x => x.unsqueeze(1).expand(-1, 3, -1, -1)), ("expand batch", x => linspace(0, 1, 10).expand(x.shape[0], 4, 10) + x),
            ("broadcast_to", x => x.narrow(1, 0, 1).broadcast_to(x.shape[0], 4, 10)), ("repeat", x => x.repeat(1, 2, 3)),
            ("repeat more", x => x.repeat(1, 1, 1, 2)),
            ("tile", x => x.tile([1L, 2L, 1L])), ("cat", x => cat([x, x.sin()], 1)), ("cat constant", x => cat([x, ones(x.shape[0], 1, 10)], 1)),
            ("stack", x => stack([x, x.cos(), x.sin()], 2)), ("stack last", x => stack([x, x.cos()], -1)), ("tril", x => x.tril()), ("triu", x => x.triu(1)),
            ("zeros_like", x => zeros_like(x) + x), ("ones_like", x => ones_like(x) + x), ("full_like", x => full_like(x, 0.3) + x),
            ("chained views", x => x.contiguous().clone().detach().alias().cpu() + 1),
        ];
        foreach (var (name, function) in shapes) Add(name, Sequence, function);
        Add("t", Features, x => x.t().t());
        Add("pixel_shuffle", Image, x => F.pixel_shuffle(x, 2));
        Module("channel_shuffle", Image, () => ChannelShuffle(2));

        // Parts.
        (string Name, Func<Tensor, Tensor> Function)[] parts =
        [
            ("select", x => x.select(1, 2)), ("select last", x => x.select(2, -1)), ("narrow", x => x.narrow(2, 3, 4)), ("slice", x => x.slice(2, 1, 9, 2)),
            ("index ranges", x => x[.., 1..3]), ("index one", x => x[.., 1]), ("index last", x => x[.., ^1]),
            ("index", x => x[TensorIndex.Ellipsis, TensorIndex.Slice(1, 8, 3)]),
            ("index new axis", x => x[TensorIndex.Colon, TensorIndex.None, TensorIndex.Single(2)]),
            ("get", x => x[0, 1] + x), ("get one", x => x[0] + x), ("get three", x => x[0, 1, 2] + x),
            ("get four", x => x.unsqueeze(0)[0, 0, 1, 2] + x), ("get five", x => x.unsqueeze(0).unsqueeze(0)[0, 0, 0, 1, -1] + x),
            ("get six", x => x.unsqueeze(0).unsqueeze(0).unsqueeze(0)[0, 0, 0, 0, 3, 2] + x),
            ("index_select", x => x.index_select(1, tensor(new long[] { 2, 0 }))),
            ("gather", x => x.gather(2, x.argmax(2, true))), ("flip", x => x.flip(1, 2)), ("roll", x => x.roll(3, 2)),
            ("roll back", x => x.roll([-1L, 2L], [1L, 2L])),
            ("split", x => x.split(3, 2)[1]), ("split sizes", x => cat(x.split([1L, 3L], 1).Reverse().ToArray(), 1)), ("chunk", x => x.chunk(2, 2)[1]),
            ("split into one", x => x.split(10, 2)[0]), ("unbind", x => x.unbind(1)[2]),
        ];
        foreach (var (name, function) in parts) Add(name, Sequence, function);
        With("embedding", Features, () => Embedding(5, 3), (x, m) => ((TorchSharp.Modules.Embedding)m).call(x.abs().clamp_max(4).to(int64)));

        // Padding and interpolation.
        Add("pad", Image, x => F.pad(x, [1L, 2L, 0L, 3L], PaddingModes.Constant, 0.5));
        Add("pad reflect", Image, x => F.pad(x, [1L, 2L, 2L, 1L], PaddingModes.Reflect));
        Add("pad replicate", Image, x => F.pad(x, [1L, 2L, 0L, 3L], PaddingModes.Replicate));
        Add("pad crop", Image, x => F.pad(x, [-1L, 0L], PaddingModes.Constant));
        Add("interpolate nearest", Image, x => F.interpolate(x, scale_factor: [2, 3]));
        Add("interpolate bilinear", Image, x => F.interpolate(x, [5, 12], mode: InterpolationMode.Bilinear));
        Add("interpolate bilinear corners", Image, x => F.interpolate(x, [5, 12], mode: InterpolationMode.Bilinear, align_corners: true));
        Add("interpolate linear", Sequence, x => F.interpolate(x, [15], mode: InterpolationMode.Linear));
        Add("upsample_nearest1d", Sequence, x => F.upsample_nearest1d(x, 20, null));
        Add("upsample_nearest2d", Image, x => F.upsample_nearest2d(x, null, [2.0, 2.0]));
        Add("upsample_nearest3d", [2, 3, 4, 5], x => F.upsample_nearest3d(x, [6L, 8L, 10L]));
        return cases;
    }

    /// <summary>Gives a layer weights and statistics other than its initial ones.</summary>
    private static Module<Tensor, Tensor> Trained(Module<Tensor, Tensor> layer)
    {
        using var noGradient = no_grad();
        foreach (var (name, tensor) in layer.state_dict())
            if (tensor.dtype == float32) tensor.copy_(linspace(0.5, 1.5, tensor.numel()).reshape(tensor.shape));
        return layer;
    }
}
