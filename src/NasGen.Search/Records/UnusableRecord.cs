namespace NasGen.Search.Records;

/// <summary>The parts of a space that the search could not use; absent from the record if there are none.</summary>
internal sealed record UnusableRecord
{
    /// <summary>The number of architectures that were looked at.</summary>
    public int Seen { get; init; }

    /// <summary>The causes why architectures cannot be built.</summary>
    public List<FailureRecord> Unbuildable { get; init; } = [];

    /// <summary>The options with which no architecture can be used, each with its reason: <c>Body=Pretrained</c>.</summary>
    public Dictionary<string, string> Options { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The reason why the default architecture cannot be used; absent if it can.</summary>
    public string? Default { get; init; }
}
