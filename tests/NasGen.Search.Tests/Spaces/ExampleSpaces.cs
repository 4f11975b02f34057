using CsCheck;
using NasGen.Search.Spaces;

namespace NasGen.Search.Tests.Spaces;

internal static class ExampleSpaces
{
    /// <summary>The shape of the design's example, with a nested parameter; 3·(…) architectures, counted by hand in the tests.</summary>
    public static SearchSpace Digits { get; } = new("DigitsNet",
    [
        new("Stem", new Categorical(["ConvBlock", "SeparableConvBlock", "Skip"])),
        new("Stem.Width", new Ordinal(["8", "16", "32"]), new("Stem", ["ConvBlock", "SeparableConvBlock"])),
        new("Stem.Depth", new IntegerRange(1, 3), new("Stem", ["ConvBlock", "SeparableConvBlock"])),
        new("Body", new Categorical(["MobileBlock", "SqueezeBlock"])),
        new("Body.Width", new Ordinal(["16", "32", "64"])),
        new("Body.SqueezeBlock.squeeze", new Ordinal(["2", "4", "8"]), new("Body", ["SqueezeBlock"])),
        new("DropoutRate", new Ordinal(["0", "0.1", "0.3"])),
    ]);

    public static SearchSpace Continuous { get; } = new("Continuous",
    [
        new("Kind", new Categorical(["a", "b"])),
        new("Training.LearningRate", new FloatRange(1e-4, 1e-1, Logarithmic: true)),
        new("Rate", new FloatRange(0, 0.5), new("Kind", ["b"])),
        new("Units", new IntegerRange(16, 1024, Logarithmic: true)),
    ]);

    /// <summary>Small random spaces of every finite domain, up to six decisions, conditions nested at will.</summary>
    public static Gen<SearchSpace> Random { get; } =
        from count in Gen.Int[1, 6]
        from kinds in Gen.Int[0, 3].Array[count]
        from sizes in Gen.Int[1, 3].Array[count]
        from parents in Gen.Int[-3, 4].Array[count]
        from options in Gen.Int[1, 7].Array[count]
        select Make(kinds, sizes, parents, options);

    private static SearchSpace Make(int[] kinds, int[] sizes, int[] parents, int[] options)
    {
        List<Decision> decisions = [];
        for (var i = 0; i < kinds.Length; i++)
        {
            Domain domain = kinds[i] switch
            {
                0 or 3 => new Categorical([.. Enumerable.Range(0, sizes[i]).Select(o => $"o{o}")]),
                1 => new Ordinal([.. Enumerable.Range(0, sizes[i]).Select(o => $"{(o * 7 + 5) % 11}")]),
                _ => new IntegerRange(3, 3 + 2 * (sizes[i] - 1), 2),
            };
            Condition? when = null;
            if (parents[i] >= 0 && parents[i] < i && decisions[parents[i]].Domain is Categorical parent)
                when = new Condition($"d{parents[i]}", [.. parent.Options.Where((_, o) => (options[i] >> o & 1) == 1)]);
            decisions.Add(new Decision($"d{i}", domain, when));
        }
        return new SearchSpace("Random", decisions);
    }
}
