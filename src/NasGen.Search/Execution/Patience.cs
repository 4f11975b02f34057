namespace NasGen.Search.Execution;

/// <summary>The time without a report after which a training counts as hanging. It is long at first, then ten times the longest training.</summary>
/// <param name="atFirst">The time before any training has ended.</param>
internal sealed class Patience(TimeSpan atFirst)
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(30);
    private readonly Lock _lock = new();
    private TimeSpan _longest;

    /// <summary>The patience of a search: a quarter of its budget at first, from 10 to 600 seconds.</summary>
    /// <param name="budget">The budget of the search; <see langword="null"/> if it is counted in trials.</param>
    public static Patience For(TimeSpan? budget) =>
        new(TimeSpan.FromSeconds(Math.Clamp((budget?.TotalSeconds ?? 2400) / 4, 10, 600)));

    /// <summary>The time without a report after which a training counts as hanging.</summary>
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

    /// <summary>Takes note of the duration of a whole training.</summary>
    public void Learn(TimeSpan training)
    {
        lock (_lock)
            if (training > _longest) _longest = training;
    }
}
