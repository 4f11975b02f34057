using System.Globalization;

namespace NasGen.Plans;

/// <summary>Layers as calls of TorchSharp's factory functions; default arguments are left out.</summary>
internal static class LayerSource
{
    /// <summary>The factory's name and its arguments.</summary>
    public static (string Factory, string Arguments) Print(BlockPlan layer) => layer switch
    {
        Convolution l => ($"Conv{l.Rank}d", Arguments([l.In, l.Out, l.Kernel],
            ("stride", l.Stride, 1L), ("padding", l.Padding, 0L), ("groups", l.Groups, 1L), ("bias", l.Bias, true))),
        Normalization l => Normalize(l),
        Nonlinearity l => (l.Kind.ToString(), ""),
        SigmoidLayer => ("Sigmoid", ""),
        Pooling l => ($"{(l.IsMax ? "Max" : "Avg")}Pool{l.Rank}d", Arguments([l.Kernel], ("stride", l.Stride, l.Kernel), ("padding", l.Padding, 0L))),
        GlobalAveragePooling l => ($"AdaptiveAvgPool{l.Rank}d", "1"),
        FlattenLayer => ("Flatten", ""),
        LinearLayer l => ("Linear", Arguments([l.In, l.Out], ("hasBias", l.Bias, true))),
        IdentityLayer => ("Identity", ""),
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer, "No such layer."),
    };

    private static (string, string) Normalize(Normalization layer) => (layer.Kind, layer.Rank) switch
    {
        (Norm.Batch, 0) => ("BatchNorm1d", Arguments([layer.Channels])),
        (Norm.Batch, _) => ($"BatchNorm{layer.Rank}d", Arguments([layer.Channels])),
        (Norm.Instance, 0) => ("LayerNorm", Arguments([layer.Channels])),
        (Norm.Instance, _) => ($"InstanceNorm{layer.Rank}d", Arguments([layer.Channels], ("affine", true, false))),
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer, "No such normalisation."),
    };

    private static string Arguments(long[] positional, params (string Name, object Value, object Default)[] named) =>
        string.Join(", ", positional.Select(Text).Concat(named.Where(n => !n.Value.Equals(n.Default)).Select(n => $"{n.Name}: {Text(n.Value)}")));

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(object value) => value is bool flag ? flag ? "true" : "false" : Text((long)value);
}
