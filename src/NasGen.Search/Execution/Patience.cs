namespace NasGen.Search.Execution;

/// <summary>
/// The time without a report after which a training counts as hanging: ten times the longest silence of all trainings so far. Trainings that NasGen runs
/// report twice per second; one of the user's own may be silent until it ends. Before anything is known, the time is long.
/// </summary>
/// <param name="atFirst">The time before any training has reported.</param>
/// <param name="clock">The clock; <see langword="null"/> for that of the system.</param>
internal sealed class Patience(TimeSpan atFirst, TimeProvider? clock = null)
{
    private const int Factor = 10;

    /// <summary>The slowest full training in planned ones: a plan is made for the faster architectures.</summary>
    private const int Slowest = 5;

    private static readonly TimeSpan Least = TimeSpan.FromSeconds(30);
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly Lock _lock = new();
    private TimeSpan _longest;
    private double _largest;

    /// <summary>
    /// The patience of a search: at first a quarter of its budget, from 10 to 600 seconds, but no longer than the slowest full training may take.
    /// </summary>
    /// <param name="budget">The budget of the search; <see langword="null"/> if it is counted in trials.</param>
    /// <param name="plan">The plan of its trainings; <see langword="null"/> before there is one.</param>
    public static Patience For(TimeSpan? budget, TrainingPlan? plan = null)
    {
        var most = Math.Clamp((budget?.TotalSeconds ?? 2400) / 4, 10, 600);
        var expected = plan?.FullSeconds is { } seconds && double.IsFinite(seconds) ? Math.Max(Least.TotalSeconds, Slowest * seconds) : most;
        return new(TimeSpan.FromSeconds(Math.Min(most, expected)));
    }

    /// <summary>The time without a report after which a training counts as hanging.</summary>
    /// <param name="macs">The MACs of the architecture; 0 if they are not known. A larger one than all before may be silent for longer.</param>
    public TimeSpan Silence(double macs = 0)
    {
        lock (_lock)
        {
            if (_longest == TimeSpan.Zero) return atFirst;
            var learnt = _longest * Factor * (_largest > 0 ? Math.Max(1, macs / _largest) : 1);
            return learnt < Least ? (Least < atFirst ? Least : atFirst) : learnt;
        }
    }

    /// <summary>Listens to a training that begins now.</summary>
    public Listener Listen(double macs = 0) => new(this, macs);

    private void Learn(TimeSpan silence, double macs)
    {
        lock (_lock)
        {
            if (silence > _longest) _longest = silence;
            if (macs > _largest) _largest = macs;
        }
    }

    /// <summary>Takes note of the silences of one training.</summary>
    internal sealed class Listener(Patience patience, double macs)
    {
        private long _since = patience._clock.GetTimestamp();

        /// <summary>The training has reported, or has ended.</summary>
        public void Heard()
        {
            patience.Learn(patience._clock.GetElapsedTime(_since), macs);
            _since = patience._clock.GetTimestamp();
        }
    }
}
