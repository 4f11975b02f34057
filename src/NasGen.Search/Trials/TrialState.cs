namespace NasGen.Search.Trials;

/// <summary>The state of a trial.</summary>
public enum TrialState
{
    /// <summary>The trial has not ended yet.</summary>
    Running,

    /// <summary>The trial has metrics.</summary>
    Completed,

    /// <summary>The architecture is beyond a hard limit, or its dry run threw: it was not trained.</summary>
    Infeasible,

    /// <summary>The training diverged, threw, crashed or ran out of time; <see cref="Trial.Cause"/> says which.</summary>
    Failed,
}
