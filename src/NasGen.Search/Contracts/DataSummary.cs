namespace NasGen.Search.Contracts;

/// <summary>The data of a search, for the record and for messages. Of the test set it holds only the size.</summary>
/// <param name="Training">The number of training samples.</param>
/// <param name="Validation">The number of validation samples.</param>
/// <param name="Test">The number of test samples.</param>
/// <param name="Input">The shape of one sample, for example <c>[C, H, W]</c>.</param>
/// <param name="Classes">The number of classes; 0 if the task is not a classification.</param>
/// <param name="Hash">The hash of all samples, before the split.</param>
/// <param name="Split">The hash of the assignment of samples to the three sets.</param>
/// <param name="Labels">The name of each class in the order of class numbers; <see langword="null"/> if the labels were numbers.</param>
internal sealed record DataSummary(int Training, int Validation, int Test, long[] Input, int Classes, string Hash, string[]? Labels = null, string Split = "")
{
    /// <summary>The number of numbers to predict per sample; 0 if the task is not a regression.</summary>
    public int Outputs { get; init; }

    /// <summary>
    /// The frequency below which the training data have the share of their energy that <c>[Resolution]</c> states; <see langword="null"/> if it states none.
    /// </summary>
    public double? Bandwidth { get; init; }

    /// <summary>The hash of the separate test set; <see langword="null"/> if the test set is a part of all samples.</summary>
    public string? TestHash { get; init; }

    /// <summary>What the user should know about the data.</summary>
    public DataNote[] Notes { get; init; } = [];
}
