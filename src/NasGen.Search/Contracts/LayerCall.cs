namespace NasGen.Search.Contracts;

/// <summary>One call of a layer for one sample.</summary>
/// <param name="Kind">The kind of the layer, as profiles of devices name it: <c>convolution</c>, <c>linear</c>, ….</param>
/// <param name="Macs">The multiply-accumulate operations.</param>
/// <param name="Bytes">The bytes read and written, each once: inputs, parameters, outputs, in single precision.</param>
/// <param name="Units">What libtorch loops over on the outside: groups of a convolution, channels of a normalisation or pool; else 1.</param>
internal readonly record struct LayerCall(string Kind, double Macs, double Bytes, double Units = 1);
