namespace NasGen.Costs;

/// <summary>Kinds of layers. The latency of layers of one kind depends on their size in the same way.</summary>
internal static class LayerKind
{
    public const string Convolution = "convolution", Pointwise = "pointwise", Depthwise = "depthwise", Linear = "linear", Activation = "activation";
    public const string MaxPool = "maxPooling", AveragePool = "averagePooling", GlobalPool = "globalPooling";
    public const string Reshape = "reshape", Sum = "sum", Concatenation = "concatenation";

    /// <summary>Any other layer, and user modules.</summary>
    public const string Own = "own";

    public static IReadOnlyList<string> All { get; } =
    [
        Convolution, Pointwise, Depthwise, Linear, Of(Norm.Batch), Of(Norm.Group), Of(Norm.Instance), Activation, MaxPool, AveragePool, GlobalPool,
        Reshape, Sum, Concatenation,
    ];

    public static string Of(Norm norm) => norm switch { Norm.Group => "groupNorm", Norm.Instance => "instanceNorm", _ => "batchNorm" };

    public static string Convolving(long groups, bool isPointwise) => groups > 1 ? Depthwise : isPointwise ? Pointwise : Convolution;
}
