using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NasGen.ZeroCost;

/// <inheritdoc cref="ZeroCostScore.Naswot"/>
/// <remarks>
/// Kᵢⱼ counts the activation inputs, over all activation layers, that have the same sign for samples i and j. For ReLU the signs are its linear
/// regions. An activation that is called as a function is not counted. NaN without an activation layer; −∞ if two samples agree in all signs.
/// </remarks>
internal static class Naswot
{
    public static double Of(ScoredNet scored)
    {
        var (samples, device) = (scored.Inputs.shape[0], scored.Inputs.device);
        var kernel = zeros([samples, samples], ScalarType.Float64, device);
        var seen = false;
        List<Action> unhook = [];
        foreach (var layer in scored.Net.modules().Where(IsActivation).Distinct(ReferenceEqualityComparer.Instance).Cast<nn.Module<Tensor, Tensor>>())
            unhook.Add(layer.register_forward_pre_hook((_, input) =>
            {
                if (input.shape[0] != samples) return input; // Not one row per sample: the sequence is the first dimension, or a part of a batch.
                var on = (input.detach().flatten(1) > 0).to(ScalarType.Float64);
                var off = 1 - on;
                kernel.add_(on.mm(on.t())).add_(off.mm(off.t()));
                seen = true;
                return input;
            }).remove);
        try
        {
            scored.Net.train();
            using var noGradient = no_grad();
            scored.Net.call(scored.Inputs.clone());
        }
        finally
        {
            foreach (var remove in unhook) remove();
        }
        return seen ? linalg.slogdet(kernel).Item2.item<double>() : double.NaN;
    }

    /// <summary>Whether the layer is an activation. A gate's sigmoid is not, because it scales its input and does not switch it.</summary>
    private static bool IsActivation(nn.Module layer) =>
        layer is ReLU or ReLU6 or LeakyReLU or ELU or CELU or SELU or PReLU or SiLU or GELU or Mish or Hardswish or Hardtanh or Softplus or Tanh;
}
