using NasGen.Search.Spaces;
using NasGen.Search.Strategies.Operators;

namespace NasGen.Search.Tests.Strategies.Operators;

/// <summary>Members of populations over ten options without order.</summary>
internal static class Members
{
    public static SearchSpace Space { get; } = new("Members",
        [.. ((string[])["a", "b", "c"]).Select(name => new Decision(name, new Categorical([.. Enumerable.Range(0, 10).Select(o => $"o{o}")])))]);

    /// <summary>Members whose first decision tells them apart, in the order of these losses.</summary>
    public static Individual[] Of(params double[][] losses) => [.. losses.Select((loss, i) => new Individual(Space.Default.With(0, i), loss))];

    public static int Place(this Individual member) => (int)member.Genotype[0];
}
