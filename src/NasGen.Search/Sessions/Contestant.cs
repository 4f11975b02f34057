using NasGen.Search.Proposals;
using NasGen.Search.Trials;

namespace NasGen.Search.Sessions;

/// <summary>A strategy that takes part in a search, and its share of the trials.</summary>
/// <param name="purpose">Of its trials.</param>
/// <param name="strategy">Proposes them.</param>
/// <param name="weight">Its share relative to the others'.</param>
/// <param name="most">Trials after which it has had its budget; <see langword="null"/> if time alone ends it.</param>
internal sealed class Contestant(string purpose, IStrategy? strategy, double weight, long? most)
{
    private readonly List<Trial> _untold = [];
    private IStrategy? _strategy = strategy;
    private double? _most = most;

    public string Purpose { get; } = purpose;

    /// <summary>Full trainings asked for and not infeasible, those of earlier runs too; a trial of less training is a part of one.</summary>
    public double Asked { get; private set; }

    /// <summary>Whether it has nothing left to propose.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>Whether it may ask.</summary>
    public bool IsIn => _strategy is not null && !IsExhausted && !(ThisRun >= _most - 1e-9);

    /// <summary>Takes part from now on.</summary>
    /// <param name="trainings">What it has spent so far, in full trainings.</param>
    public void Enter(IStrategy strategy, double trainings)
    {
        _strategy = strategy;
        Asked += trainings;
        foreach (var trial in _untold) strategy.Tell(trial);
        _untold.Clear();
    }

    /// <summary>May have more trials, as another has spent as many trainings on something else.</summary>
    public void Extend(double trainings) => _most += trainings;

    /// <summary>How much of its share it has had: whose is least is next.</summary>
    public double Progress => Asked / weight;

    private double ThisRun { get; set; }

    public Proposal? Ask()
    {
        var proposal = _strategy!.Ask();
        if (proposal is null) IsExhausted = true;
        else
        {
            Asked += proposal.Fidelity;
            ThisRun += proposal.Fidelity;
        }
        return proposal;
    }

    /// <param name="trial">Its own, ended.</param>
    /// <param name="isThisRun">Whether it counts towards this run's budget.</param>
    /// <param name="isNew">Whether <see cref="Ask"/> did not count it: it comes from the journal.</param>
    public void Tell(Trial trial, bool isThisRun, bool isNew)
    {
        var counts = trial.State is TrialState.Completed or TrialState.Failed;
        if (isNew && counts) (Asked, ThisRun) = (Asked + trial.Fidelity, ThisRun + (isThisRun ? trial.Fidelity : 0));
        if (!isNew && !counts) (Asked, ThisRun) = (Asked - trial.Fidelity, ThisRun - trial.Fidelity);
        if (_strategy is null) _untold.Add(trial);
        else _strategy.Tell(trial);
    }
}
