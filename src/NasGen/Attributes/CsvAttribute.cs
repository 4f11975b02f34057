using System.Diagnostics;

namespace NasGen;

/// <summary>Samples from a CSV file, gzipped if its name ends in <c>.gz</c>; the path is relative to the project. One row a sample; every column that is neither label, group, time nor ignored is an input, in order, reshaped to the space's input.</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class CsvAttribute(string path) : Attribute
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>The column to predict.</summary>
    public string Label { get; set; } = "";

    /// <summary>The columns to predict, for several regression targets.</summary>
    public string[] Labels { get; set; } = [];

    /// <summary>A column of groups (a patient, a device): all of a group is on one side of the split.</summary>
    public string? Group { get; set; }

    /// <summary>A numeric column to order by: training data come before validation data, those before test data.</summary>
    public string? Time { get; set; }

    /// <summary>Columns to leave out.</summary>
    public string[] Ignore { get; set; } = [];

    /// <summary>A second file with the test set; without it NasGen splits one off.</summary>
    public string? Test { get; set; }
}
