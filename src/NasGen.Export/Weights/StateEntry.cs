using static TorchSharp.torch;

namespace NasGen.Export.Weights;

/// <summary>A tensor of a file of weights.</summary>
internal sealed record StateEntry(string Key, Tensor Values);
