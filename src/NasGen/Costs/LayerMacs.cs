using TorchSharp.Modules;
using static TorchSharp.torch;
using GroupConvolution = NasGen.Modules.GroupConvolution;
using GroupLinear = NasGen.Modules.GroupLinear;

namespace NasGen.Costs;

/// <summary>Multiply-accumulate operations of one call of a leaf module, without biases.</summary>
internal static class LayerMacs
{
    public static long Of(nn.Module layer, Tensor input, Tensor output) => layer switch
    {
        // A transposed convolution uses a weight once per input element of its channel, other layers once per output element.
        ConvolutionTranspose l => input.numel() * (l.weight.numel() / l.in_channels),
        Convolution l => output.numel() * (l.weight.numel() / l.out_channels),
        Linear l => output.numel() * l.in_features,
        GroupLinear => output.numel() * (input.numel() / input.shape[0]),
        GroupConvolution l => output.numel() * (Weight(l).numel() / Weight(l).shape[0]),
        _ => 0,
    };

    /// <summary>The weights of a layer of this library.</summary>
    public static Tensor Weight(nn.Module layer) => layer.get_parameter("weight")!;

    /// <summary>The operations of a layer with two inputs.</summary>
    public static long Of(nn.Module layer, Tensor output) => layer switch
    {
        Bilinear l => output.numel() * l.in1_features * l.in2_features,
        GRUCell or RNNCell => output.shape[0] * Weights(layer),
        _ => 0,
    };

    /// <summary>The operations of a recurrent layer, which uses every weight once per time step and sample.</summary>
    public static long Recurrent(nn.Module layer, Tensor input) =>
        input.shape.Take(input.shape.Length - 1).Aggregate(1L, (product, size) => product * size)
        * Weights(layer);

    /// <summary>
    /// The operations of multi-head attention over <c>[L, N, features]</c> with keys and values as wide as queries: four projections, the scores
    /// and the weighted sum (Vaswani et al. 2017, equation 1).
    /// </summary>
    public static long Attention(Tensor query, Tensor key)
    {
        var (queries, batch, features, keys) = (query.shape[0], query.shape[1], query.shape[2], key.shape[0]);
        return batch * (2 * (queries + keys) * features * features + 2 * queries * keys * features);
    }

    private static long Weights(nn.Module layer) => layer.parameters().Where(p => p.shape.Length == 2).Sum(p => p.numel());
}
