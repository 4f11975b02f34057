using static TorchSharp.torch;

namespace NasGen.Costs;

/// <summary>The size of modules.</summary>
/// <param name="Trainable">The number of trainable numbers.</param>
/// <param name="Bytes">The bytes of all parameters, trainable or not.</param>
internal readonly record struct ParameterCount(long Trainable, long Bytes)
{
    /// <summary>Counts the parameters of modules. A parameter that several modules share counts once.</summary>
    public static ParameterCount Of(IEnumerable<nn.Module> modules)
    {
        var seen = new HashSet<nint>();
        var (trainable, bytes) = (0L, 0L);
        foreach (var parameter in modules.SelectMany(module => module.parameters()))
        {
            if (!seen.Add(parameter.Handle)) continue;
            bytes += parameter.numel() * parameter.element_size();
            if (parameter.requires_grad) trainable += parameter.numel();
        }
        return new ParameterCount(trainable, bytes);
    }
}
