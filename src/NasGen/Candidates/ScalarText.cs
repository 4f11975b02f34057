using System.Globalization;
using NasGen.Descriptors;
using NasGen.Search.Spaces;

namespace NasGen.Candidates;

/// <summary>Scalar decisions: from the genotype's text to a property's value.</summary>
internal static class ScalarText
{
    /// <summary>The option taken, or the only one there is.</summary>
    public static string Of(SpaceStructure space, Genotype genotype, string property) =>
        genotype[property]
        ?? Array.Find(space.Properties, p => p.Name == property)?.Settings?.Values.FirstOrDefault()
        ?? throw new InvalidOperationException($"{property} has no value in {genotype}.");

    public static T Parse<T>(string text) =>
        typeof(T).IsEnum ? (T)Enum.Parse(typeof(T), text) : (T)Convert.ChangeType(text, typeof(T), CultureInfo.InvariantCulture);
}
