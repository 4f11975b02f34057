namespace NasGen.Search.Execution;

/// <summary>How long a training may be silent before it counts as hanging: long at first, then by what trainings have taken.</summary>
internal sealed class Patience(TimeSpan atFirst)
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(30);
    private readonly Lock _lock = new();
    private TimeSpan _longest;

    /// <param name="budget">Of the search; <see langword="null"/> if it is counted in trials.</param>
    public static Patience For(TimeSpan? budget) =>
        new(TimeSpan.FromSeconds(Math.Clamp((budget?.TotalSeconds ?? 2400) / 4, 10, 600)));

    public TimeSpan Silence
    {
        get
        {
            lock (_lock)
            {
                if (_longest == TimeSpan.Zero) return atFirst;
                var learnt = _longest * 10;
                return learnt < Least ? (Least < atFirst ? Least : atFirst) : learnt;
            }
        }
    }

    /// <summary>A whole training took this long.</summary>
    public void Learn(TimeSpan training)
    {
        lock (_lock)
            if (training > _longest) _longest = training;
    }
}
