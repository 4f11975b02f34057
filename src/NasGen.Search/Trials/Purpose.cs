namespace NasGen.Search.Trials;

/// <summary>Who asked for a trial.</summary>
internal static class Purpose
{
    public const string Search = "search";
    public const string Random = "random";
    public const string Default = "default";
    public const string Largest = "largest";

    /// <summary>A training from scratch for the verdict.</summary>
    public const string Retrain = "retrain";

    /// <summary>The search for one more winner below a tighter limit.</summary>
    public static string Pick(string winner) => "pick " + winner;

    /// <summary>Whether it is one architecture to compare with, that no search asked for.</summary>
    public static bool IsBaseline(string purpose) => purpose is Default or Largest;

    /// <summary>Whether the trial chose anything: retrainings only confirm.</summary>
    public static bool IsExploring(string purpose) => purpose != Retrain;
}
