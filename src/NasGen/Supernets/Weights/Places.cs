using NasGen.Plans;

namespace NasGen.Supernets.Weights;

/// <summary>The names of places in a block, and the keys of the weights there. Layers with equal keys share weights.</summary>
internal static class Places
{
    public static string Step(string place, int step) => $"{place}/{step}";

    public static string Body(string place) => $"{place}/body";

    public static string Shortcut(string place) => $"{place}/shortcut";

    public static string Branch(string place, int branch) => $"{place}/branch{branch}";

    public static string Gate(string place, int layer) => $"{place}/gate{layer}";

    public static string Preprocessing(string place) => $"{place}/pre";

    public static string Edge(string place, int from, int to, string option) => $"{place}/edge{from}{to}/{option}";

    public static string Key(string place, NewPlan plan) =>
        $"{place}:{plan.Type[(plan.Type.LastIndexOfAny(['.', ':']) + 1)..]}({string.Join(' ', plan.Arguments.Select(a => a.Value))})".Replace('.', '_');

    public static string Key(string place, Convolution layer) =>
        $"{place}:conv{layer.Rank}k{layer.Kernel}{(layer.IsDepthwise() ? "d" : "")}{(layer.Bias ? "b" : "")}";

    public static string Key(string place, Normalization layer) => $"{place}:{layer.Kind}{layer.Rank}";

    public static string Key(string place, GroupLinearLayer layer) => $"{place}:group{layer.Turns}{(layer.Bias ? "b" : "")}";

    public static string Key(string place, GroupConvolutionLayer layer) =>
        $"{place}:groupconv{layer.Turns}k{layer.Kernel}{(layer.Bias ? "b" : "")}";

    /// <summary>
    /// The key of a linear layer. After a flattening it has as many inputs per channel as the image has pixels; with another number of pixels it is
    /// another layer.
    /// </summary>
    /// <param name="place">The place of the layer.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="channels">The channels of the block's input.</param>
    public static string Key(string place, LinearLayer layer, long channels) =>
        $"{place}:linear{(layer.In % channels == 0 ? layer.In / channels : layer.In)}{(layer.Bias ? "b" : "")}";
}
