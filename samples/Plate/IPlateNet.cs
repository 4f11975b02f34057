using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Plate;

/// <summary>
/// A network for the deflection w and the moment sum m of a plate: from points <c>[N, 2]</c> of the square [−1, 1]² to <c>[N, 2]</c>. It is zero on the edge
/// whatever its weights are, and linear in the weights of its head.
/// </summary>
public interface IPlateNet
{
    /// <summary>What the head gets: <c>[N, features]</c>.</summary>
    Tensor Features(Tensor points);

    /// <summary>The linear layer whose weights are known in closed form once the features are.</summary>
    Module<Tensor, Tensor> LastLayer { get; }
}
