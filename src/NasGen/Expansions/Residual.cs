using NasGen.Plans;

namespace NasGen.Expansions;

/// <summary>He et al. 2016, figure 2, with the projection shortcut (option B) if shapes differ, and the activation after the sum.</summary>
internal static class Residual
{
    public static IEnumerable<BlockPlan> Expand(BlockSettings s)
    {
        if (s.Kernel % 2 == 0)
            throw new PlanException($"ResidualBlock adds its input to its output and needs an odd kernel, but its kernel is {s.Kernel}.");
        var body = new SequencePlan(
        [
            .. s.Convolve(s.Channels, s.Width, s.Kernel, s.Stride),
            .. s.Convolve(s.Width, s.Width, s.Kernel, isLinear: true),
        ]);
        var shortcut = s.Stride == 1 && s.Width == s.Channels
            ? null
            : new SequencePlan([.. s.Convolve(s.Channels, s.Width, kernel: 1, s.Stride, isLinear: true)]);
        return [new ResidualPlan(body, shortcut), new Nonlinearity(s.Activation)];
    }
}
