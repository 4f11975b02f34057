namespace NasGen.Search.Trials;

/// <summary>How a trial ended.</summary>
public enum TrialState
{
    /// <summary>Asked for and not told yet.</summary>
    Running,

    /// <summary>It has metrics.</summary>
    Completed,

    /// <summary>Beyond a hard limit, or its dry run threw: never trained.</summary>
    Infeasible,

    /// <summary>It diverged, threw, crashed or ran out of time; <see cref="Trial.Cause"/> says which.</summary>
    Failed,
}
