using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Reads samples from a CSV file with a header. Each row is one sample. Every column that is not a label, group, time or ignored column is an
/// input; the inputs fill the space's input shape in order. A file compressed by gzip is recognised by its first two bytes, whatever its name.
/// </summary>
/// <param name="path">The path of the file, relative to the project.</param>
/// <example>
/// <code>
/// [Csv("data/heart.csv", Label = "disease", Group = "patient", Ignore = ["id"])]
/// </code>
/// </example>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class CsvAttribute(string path) : Attribute
{
    /// <summary>The path of the file, relative to the project.</summary>
    public string Path { get; } = path;

    /// <summary>The column to predict. For classification it holds class numbers from 0, or texts.</summary>
    public string Label { get; set; } = "";

    /// <summary>The columns to predict, for a regression with several targets. Give this or <see cref="Label"/>.</summary>
    public string[] Labels { get; set; } = [];

    /// <summary>A column of groups, for example patients or devices. All samples of a group are on the same side of the split.</summary>
    public string? Group { get; set; }

    /// <summary>
    /// A column of numbers or of dates (ISO 8601) to order by. Training data come before validation data, and validation data before test data.
    /// </summary>
    public string? Time { get; set; }

    /// <summary>The columns that are not inputs.</summary>
    public string[] Ignore { get; set; } = [];

    /// <summary>
    /// A second file, which holds the test set. Its columns are found by name, in any order. Without it, NasGen splits off 20 % of the samples.
    /// </summary>
    public string? Test { get; set; }
}
