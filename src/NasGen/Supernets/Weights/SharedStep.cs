using static TorchSharp.torch;

namespace NasGen.Supernets.Weights;

/// <summary>Runs a block on shared weights. The input stays the caller's.</summary>
internal delegate Tensor SharedStep(Tensor input, bool training);
