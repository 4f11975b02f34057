namespace NasGen.Benchmarks.Peers;

/// <summary>The result of one search by one tool: a line of the results file.</summary>
internal sealed record PeerRun
{
    public const string NasGen = "nasgen";
    public const string Optuna = "optuna";

    public required string Case { get; init; }

    public required string Tool { get; init; }

    public required int Seed { get; init; }

    /// <summary>The time that the tool was given.</summary>
    public required int Seconds { get; init; }

    /// <summary>The time of the whole command.</summary>
    public double Wall { get; init; }

    /// <summary>The test accuracy of the winner; for NasGen the mean of its retrainings.</summary>
    public double? Test { get; init; }

    /// <summary>The validation accuracy by which the winner was chosen; for NasGen that of its first training.</summary>
    public double? Validation { get; init; }

    public double? Parameters { get; init; }

    public string? Architecture { get; init; }

    /// <summary>The number of trials, by what became of them or what they were for.</summary>
    public Dictionary<string, int> Trials { get; init; } = [];

    /// <summary>The improvements of the best validation accuracy: seconds, accuracy, and for the peer the test accuracy.</summary>
    public List<double[]> TimeLine { get; init; } = [];

    /// <summary>The load of the machine over the last minute, at the end of the run.</summary>
    public double? Load { get; init; }

    /// <summary>The commit of NasGen.</summary>
    public string Commit { get; init; } = "";

    public DateTimeOffset At { get; init; }

    /// <summary>What went wrong.</summary>
    public string? Error { get; init; }

    /// <summary>The seconds until a validation accuracy was reached; <see langword="null"/> if it was not.</summary>
    public double? SecondsUntil(double? validation) =>
        TimeLine.Where(t => t[1] >= validation - 1e-6).Select(t => (double?)t[0]).FirstOrDefault();
}
