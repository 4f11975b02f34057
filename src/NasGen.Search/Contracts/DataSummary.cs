namespace NasGen.Search.Contracts;

/// <summary>What the data are, for the record and for messages; of the test set only the size is told.</summary>
/// <param name="Hash">The hash of all samples, before the split.</param>
/// <param name="Split">A hash of which sample is on which side.</param>
/// <param name="Labels">Where labels were text: the name of each class, in the order of class numbers.</param>
internal sealed record DataSummary(int Training, int Validation, int Test, long[] Input, int Classes, string Hash, string[]? Labels = null, string Split = "");
