using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Verdicts;

/// <summary>
/// Who is trained again, in the order of importance. Chosen by validation data alone. One architecture may play several parts and is
/// trained once for all of them.
/// </summary>
internal sealed class Finalists
{
    private readonly Dictionary<Genotype, Finalist> _byGenotype = [];
    private readonly List<Finalist> _inOrder = [];

    /// <param name="trials">All trials that explored.</param>
    /// <param name="goal">What is searched for.</param>
    /// <param name="picks">The further winners.</param>
    /// <param name="spent">What the strategy has spent before its first trial, in full trainings.</param>
    public Finalists(IReadOnlyCollection<Trial> trials, Goal goal, IReadOnlyList<PickDescriptor> picks, double spent = 0)
    {
        var objectives = goal.Objectives;
        Best = Take(objectives.Best(trials));
        var equal = new EqualCost(trials, spent);
        Random = Take(objectives.Best(equal.Random));
        Search = Take(objectives.Best(equal.Search));
        RunnerUp = Take(objectives.Best(trials.Where(t => !t.Genotype.Equals(Best?.Genotype))));
        Picks = [.. picks.Select(p => (p, Take(objectives.Within(new Limit(p.Cost, p.Max)).Best(trials))))];
        Default = Take(trials.FirstOrDefault(t => t is { Purpose: Purpose.Default, State: TrialState.Completed }));
        Largest = Take(trials.FirstOrDefault(t => t is { Purpose: Purpose.Largest, State: TrialState.Completed }));
    }

    private Finalists(Trial untrained, IReadOnlyList<PickDescriptor> picks)
    {
        Best = Default = Take(untrained);
        Picks = [.. picks.Select(p => (p, untrained.Costs.GetValueOrDefault(p.Cost, double.NaN) <= p.Max ? Best : null))];
    }

    /// <summary>What a budget ends with that was too short for a single trial: an architecture that fits, which nothing is known of.</summary>
    public static Finalists Untrained(Trial trial, IReadOnlyList<PickDescriptor> picks) => new(trial, picks);

    /// <summary>The highest validation value within the limits, whoever found it: the winner.</summary>
    public Finalist? Best { get; }

    /// <summary>The best that the strategy found at equal cost.</summary>
    public Finalist? Search { get; }

    /// <summary>The best that random search found at equal cost.</summary>
    public Finalist? Random { get; }

    public Finalist? RunnerUp { get; }

    public Finalist? Default { get; }

    public Finalist? Largest { get; }

    /// <summary>The best within each pick's limit.</summary>
    public IReadOnlyList<(PickDescriptor Pick, Finalist? Finalist)> Picks { get; }

    public IReadOnlyList<Finalist> InOrder => _inOrder;

    /// <summary>The winner and the baselines, whose layers the report shows.</summary>
    public bool IsShownByLayer(Finalist finalist) => finalist == Best || finalist == Random || finalist == Default || finalist == Largest;

    private Finalist? Take(Trial? trial)
    {
        if (trial is null) return null;
        if (_byGenotype.TryGetValue(trial.Genotype, out var known)) return known;
        var finalist = new Finalist(trial);
        _byGenotype.Add(trial.Genotype, finalist);
        _inOrder.Add(finalist);
        return finalist;
    }
}
