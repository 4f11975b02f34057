namespace NasGen.Search.Proposals;

/// <summary>When a training has to begin in order to end in time.</summary>
internal enum TimeFor
{
    /// <summary>It may begin later, too.</summary>
    Later,

    /// <summary>It ends in time if it begins now.</summary>
    Now,

    /// <summary>It no longer ends in time.</summary>
    Never,
}
