namespace NasGen.Search.Contracts;

/// <summary>One call of a layer for one sample.</summary>
/// <param name="Kind">The kind of the layer, as device profiles name it: <c>convolution</c>, <c>linear</c>, ….</param>
/// <param name="Macs">The number of multiply-accumulate operations.</param>
/// <param name="Bytes">The number of bytes read and written, in single precision: inputs, parameters and outputs, each counted once.</param>
/// <param name="Units">The length of libtorch's outer loop: the groups of a convolution, the channels of a normalisation or pool; otherwise 1.</param>
internal readonly record struct LayerCall(string Kind, double Macs, double Bytes, double Units = 1);
