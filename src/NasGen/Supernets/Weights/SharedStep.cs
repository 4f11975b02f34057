using static TorchSharp.torch;

namespace NasGen.Supernets.Weights;

/// <summary>Runs a block on shared weights. The caller keeps the input and owns the output.</summary>
internal delegate Tensor SharedStep(Tensor input, bool training);
