using static TorchSharp.torch;

namespace NasGen.Costs;

/// <param name="Trainable">Numbers that training changes.</param>
/// <param name="Bytes">Of all parameters, trainable or not.</param>
internal readonly record struct ParameterCount(long Trainable, long Bytes)
{
    /// <summary>Counts a parameter once, however many modules share it.</summary>
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
