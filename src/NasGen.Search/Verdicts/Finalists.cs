using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Verdicts;

/// <summary>
/// The architectures that are trained again, in the order of importance. They are chosen by validation data only. An architecture with several roles
/// is trained once for all of them.
/// </summary>
internal sealed class Finalists
{
    private readonly Dictionary<Genotype, Finalist> _byGenotype = [];
    private readonly List<Finalist> _inOrder = [];

    /// <summary>Chooses the finalists.</summary>
    /// <param name="trials">All trials that explored.</param>
    /// <param name="goal">The goal of the search.</param>
    /// <param name="picks">The further winners.</param>
    /// <param name="spent">The cost of the strategy before its first trial, in full trainings.</param>
    public Finalists(IReadOnlyCollection<Trial> trials, Goal goal, IReadOnlyList<PickDescriptor> picks, double spent = 0)
    {
        var objectives = goal.Objectives;
        Best = Take(objectives.Best(trials));
        var equal = new EqualCost(trials, spent);
        Random = Take(objectives.Best(equal.Random));
        Search = Take(objectives.Best(equal.Search));
        RunnerUp = Take(objectives.Best(trials.Where(t => !t.Genotype.Equals(Best?.Genotype))));
        Picks = [.. picks.Select(p => (p, Take(objectives.Within(new Limit(p.Cost, p.Max)).Best(trials))))];
        Default = Take(Baseline(Purpose.Default));
        Largest = Take(Baseline(Purpose.Largest));

        Trial? Baseline(string purpose) => trials.Where(t => t.Purpose == purpose && t.State == TrialState.Completed).MaxBy(t => t.Fidelity);
    }

    private Finalists(Trial untrained, IReadOnlyList<PickDescriptor> picks)
    {
        Best = Default = Take(untrained);
        Picks = [.. picks.Select(p => (p, untrained.Costs.GetValueOrDefault(p.Cost, double.NaN) <= p.Max ? Best : null))];
    }

    /// <summary>The finalists of a budget that was too short for a single trial: one untrained architecture within the limits.</summary>
    public static Finalists Untrained(Trial trial, IReadOnlyList<PickDescriptor> picks) => new(trial, picks);

    /// <summary>The winner: the best validation value within the limits, from a trial of any purpose.</summary>
    public Finalist? Best { get; private set; }

    /// <summary>The best that the strategy found at equal cost.</summary>
    public Finalist? Search { get; }

    /// <summary>The best that random search found at equal cost.</summary>
    public Finalist? Random { get; }

    /// <summary>The best architecture after the winner.</summary>
    public Finalist? RunnerUp { get; }

    /// <summary>The default architecture, if it is within the limits and its trial completed.</summary>
    public Finalist? Default { get; }

    /// <summary>The largest architecture within the limits, if its trial completed.</summary>
    public Finalist? Largest { get; }

    /// <summary>The best architecture within the limit of each pick; <see langword="null"/> if no trial meets it.</summary>
    public IReadOnlyList<(PickDescriptor Pick, Finalist? Finalist)> Picks { get; private set; }

    /// <summary>The finalists that the verdict compares: the winner, and the best of random search and of the strategy at equal cost.</summary>
    public IReadOnlyList<Finalist> Compared => [.. new[] { Best, Random, Search }.OfType<Finalist>().Distinct()];

    /// <summary>All finalists in the order of importance.</summary>
    public IReadOnlyList<Finalist> InOrder => _inOrder;

    /// <summary>Whether the report shows the layers of a finalist: the winner and the baselines.</summary>
    public bool IsShownByLayer(Finalist finalist) => finalist == Best || finalist == Random || finalist == Default || finalist == Largest;

    /// <summary>
    /// The next architecture to train again, while the winner is not good enough in the mean of its trainings: one that was so in its trial, and would be
    /// better than all that are in the mean. <see langword="null"/> if there is none, or nothing has to be good enough.
    /// </summary>
    public Finalist? Next(IReadOnlyCollection<Trial> trials, ObjectiveSet objectives)
    {
        if (Best?.Mean is not { } winner || objectives.Shortfall(winner) == 0 || objectives.Best(Means()) is not { } best) return null;
        var next = objectives.Best(trials.Where(t => t.Fidelity == 1 && objectives.Shortfall(t) == 0 && !_byGenotype.ContainsKey(t.Genotype)));
        return next is not null && objectives.Fitness(next) > objectives.Fitness(best) ? Take(next) : null;
    }

    /// <summary>
    /// Chooses anew by the means of the trainings from scratch, where something has to be good enough and a winner, which was chosen by one training, is not.
    /// </summary>
    public void Decide(ObjectiveSet objectives)
    {
        Best = Chosen(Best, objectives);
        Picks = [.. Picks.Select(p => (p.Pick, Chosen(p.Finalist, objectives.Within(new Limit(p.Pick.Cost, p.Pick.Max)))))];
    }

    private Finalist? Chosen(Finalist? first, ObjectiveSet objectives)
    {
        if (first?.Mean is not { } mean || objectives.Shortfall(mean) == 0) return first;
        return objectives.Best(Means()) is { } best ? _byGenotype[best.Genotype] : first;
    }

    private IEnumerable<Trial> Means() => _inOrder.Select(f => f.Mean).OfType<Trial>();

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
