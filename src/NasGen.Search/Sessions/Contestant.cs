using NasGen.Search.Proposals;
using NasGen.Search.Trials;

namespace NasGen.Search.Sessions;

/// <summary>A strategy that takes part in a search, and its share of the trials.</summary>
/// <param name="purpose">The purpose of its trials.</param>
/// <param name="strategy">The strategy; <see langword="null"/> until its ranking is made.</param>
/// <param name="weight">The share of the trials, relative to the other contestants.</param>
/// <param name="most">The most trials, in full trainings; <see langword="null"/> if only time ends it.</param>
/// <param name="price">What a trial counts for; <see langword="null"/>: its cost in full trainings.</param>
internal sealed class Contestant(string purpose, IStrategy? strategy, double weight, long? most, Func<Trial, double>? price = null)
{
    private readonly List<Trial> _untold = [];
    private readonly Dictionary<long, double> _charged = [];
    private IStrategy? _strategy = strategy;
    private double? _most = most;

    /// <summary>The purpose of its trials.</summary>
    public string Purpose { get; } = purpose;

    /// <summary>What its trials count for, in full trainings, including earlier runs, without infeasible trials.</summary>
    public double Asked { get; private set; }

    /// <summary>Whether it has nothing left to propose, or its next trial would not end in time.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>Whether it may propose a trial.</summary>
    public bool IsIn => _strategy is not null && !IsExhausted && !(ThisRun >= _most - 1e-9);

    /// <summary>Begins to take part, with all earlier trials.</summary>
    /// <param name="strategy">The strategy.</param>
    /// <param name="trainings">The cost of its ranking in full trainings.</param>
    public void Enter(IStrategy strategy, double trainings)
    {
        _strategy = strategy;
        Asked += trainings;
        foreach (var trial in _untold) strategy.Tell(trial);
        _untold.Clear();
    }

    /// <summary>Allows more trials, because another contestant has spent the same number of trainings on a ranking.</summary>
    public void Extend(double trainings) => _most += trainings;

    /// <summary>The used part of its share. The contestant with the smallest one is next.</summary>
    public double Progress => Asked / weight;

    private double ThisRun { get; set; }

    /// <summary>The next proposal; <see langword="null"/> if the strategy has nothing left to propose.</summary>
    public Proposal? Ask()
    {
        var proposal = _strategy!.Ask();
        if (proposal is null) IsExhausted = true;
        return proposal;
    }

    /// <summary>Ends its part, because there is no time for its next trial.</summary>
    public void End() => IsExhausted = true;

    /// <summary>Charges a trial that begins.</summary>
    /// <param name="trial">The number of the trial.</param>
    /// <param name="cost">What the trial is expected to count for, in full trainings.</param>
    public void Charge(long trial, double cost)
    {
        _charged[trial] = cost;
        Spend(cost, isThisRun: true);
    }

    /// <summary>Gives the strategy the result of one of its trials.</summary>
    /// <param name="trial">The trial, which has ended.</param>
    /// <param name="isThisRun">Whether the trial counts towards the budget of this run.</param>
    public void Tell(Trial trial, bool isThisRun)
    {
        if (_charged.Remove(trial.Id, out var charged)) Spend(-charged, isThisRun);
        if (trial.State is TrialState.Completed or TrialState.Failed) Spend(price?.Invoke(trial) ?? trial.Cost, isThisRun);
        if (_strategy is null) _untold.Add(trial);
        else _strategy.Tell(trial);
    }

    private void Spend(double cost, bool isThisRun)
    {
        Asked += cost;
        if (isThisRun) ThisRun += cost;
    }
}
