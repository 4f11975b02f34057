using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.ZeroCost;

/// <inheritdoc cref="ZeroCostScore.SynFlow"/>
/// <remarks>
/// In double precision, for the product of many layers leaves the range of single precision, and in eval mode, where an untrained batch norm
/// changes next to nothing; in train mode a batch of one would be normalised away.
/// </remarks>
internal static class SynFlow
{
    public static double Of(ScoredNet scored)
    {
        var type = scored.Net.parameters().FirstOrDefault(p => p.is_floating_point())?.dtype ?? float32;
        scored.Net.eval();
        scored.Net.to(float64);
        try
        {
            return Flow(scored);
        }
        finally
        {
            scored.Net.to(type);
        }
    }

    private static double Flow(ScoredNet scored)
    {
        using (no_grad())
            foreach (var parameter in scored.Net.parameters())
                parameter.abs_();
        long[] shape = [1, .. scored.Inputs.shape[1..]];
        var type = scored.Inputs.is_floating_point() ? float64 : scored.Inputs.dtype;
        var output = scored.Net.call(ones(shape, type, scored.Inputs.device));
        return scored.Gradients(output.sum()).Sum(g => (g.Weight * g.Gradient).abs().sum().item<double>());
    }
}
