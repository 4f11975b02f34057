namespace NasGen.Search.Feasibility;

/// <summary>What leaves out an architecture that could be built.</summary>
public enum Exclusion
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A rule of the user.</summary>
    Rules,

    /// <summary>The data, which have more than a rate of theirs can carry.</summary>
    Data,
}
