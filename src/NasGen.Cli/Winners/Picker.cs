using NasGen.Cli.Page;
using NasGen.Cli.Records;
using NasGen.Search.Contracts;
using NasGen.Search.Files;
using NasGen.Search.Journals;
using NasGen.Search.Ledgers;
using NasGen.Search.Records;
using NasGen.Search.Trials;
using NasGen.Search.Verdicts;
using NasGen.Search.Wording;

namespace NasGen.Cli.Winners;

/// <summary>Writes one more winner from the trials in a journal, without a search or a training.</summary>
/// <param name="holderOf">The function that says what has a name already, as a noun phrase.</param>
internal sealed class Picker(SpaceModel model, string stateDirectory, Func<string, string?> holderOf)
{
    private readonly Goal _goal = new(model.Task);

    /// <summary>Picks the best trial within a limit and writes it as a class.</summary>
    /// <returns>The lines to print.</returns>
    /// <exception cref="NasException">NAS2042: no winner can be picked. NAS3001, NAS3005: the record does not fit.</exception>
    public IReadOnlyList<string> Pick(string name, Limit limit)
    {
        var record = RecordFile.Read(model.RecordPath);
        if (record.Space.Hash != model.Hash)
            throw new NasException("NAS3001", $"{model.Name} has changed since it was searched: search again before picking.", model.File, model.Task.Line);
        PickName.Require(name, model, record, holderOf);
        var path = model.JournalPath(stateDirectory);
        try
        {
            using var journal = Journal.OpenToRead(path, _ => model.Space);
            var trials = journal.Trials();
            Trial[] explored = [.. trials.Where(t => Purpose.IsExploring(t.Purpose))];
            var trial = Choose(explored, limit);
            var (winner, source) = Winner(journal, trials, explored, trial, name, limit, record.Data.Classes);
            WinnerWriter.Write(model, source);
            AtomicFile.Write(model.RecordPath, RecordFile.Format(record with { Winners = [.. record.Winners.Where(w => w.Class != name), winner] }));
            return [.. Lines(winner, trial, limit), ReportFile.TryWrite(path, model.ProjectDirectory)];
        }
        catch (JournalException e) when (e.Failure == JournalFailure.Missing)
        {
            throw new NasException(
                "NAS2042",
                $"There is no journal of {model.Name} in {stateDirectory}, and a pick is one of its trials. "
                + "Search first: 'dotnet build /t:NasSearch'.",
                inner: e);
        }
        catch (JournalException e)
        {
            throw JournalFile.Translate(e);
        }
        catch (Exception e) when (FullDisk.IsCauseOf(e))
        {
            throw JournalFile.Full(model.Directory, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NasException("NAS2025", $"{name} cannot be written beside {model.Name}: {e.Message}", inner: e);
        }
    }

    /// <summary>The best trial within the limit among those whose cost is known.</summary>
    private Trial Choose(Trial[] explored, Limit limit)
    {
        Trial[] known = [.. explored.Where(t => _goal.Objectives.IsFeasible(t) && t.Costs.ContainsKey(limit.Cost))];
        if (known.Length == 0)
            throw new NasException("NAS2042", explored.Any(_goal.Objectives.IsFeasible)
                ? $"No trial of {model.Name} has a known {limit.Cost.ToLowerInvariant()}. "
                    + "It is measured only if an objective, a [Limit] or a [Pick] uses it."
                : $"No trial of {model.Name} has completed within its limits yet.");
        if (_goal.Objectives.Within(limit).Best(known) is { } best) return best;
        var least = known.MinBy(t => t.Costs[limit.Cost])!;
        throw new NasException(
            "NAS2042",
            $"None of {known.Length} trials is within {NumberText.Cost(limit.Cost, limit.Max)}. The smallest value is "
            + $"{NumberText.Cost(limit.Cost, least.Costs[limit.Cost])}, of trial {least.Id} with {least.Genotype}.");
    }

    private (WinnerRecord Record, Winner Source) Winner(
        Journal journal, IReadOnlyList<Trial> trials, Trial[] explored, Trial trial, string name, Limit limit, IReadOnlyList<string>? labels)
    {
        var shapes = journal.DryRuns().FirstOrDefault(d => d.Genotype.Equals(trial.Genotype)).Estimate?.Shapes
            ?? throw new NasException("NAS2042", $"The journal lacks the shapes of trial {trial.Id}, which its source needs: search again.");
        var finalist = new Finalist(trial);
        foreach (var training in trials.Where(t => t.Purpose == Purpose.Retrain && t.Genotype.Equals(trial.Genotype))) finalist.Add(training);
        var records = new WinnerRecords(_goal, journal.Header.Seed, labels);
        var source = records.Winner(name, finalist, shapes);
        var record = records.Of(source, finalist) with
        {
            Limit = new LimitRecord { Cost = limit.Cost, Max = limit.Max },
            RandomWithinLimit = records.RandomWithin(explored, limit),
        };
        return (record, source);
    }

    private IEnumerable<string> Lines(WinnerRecord winner, Trial trial, Limit limit)
    {
        var metric = _goal.Metric.Name;
        var (score, cost) = (NumberText.Metric(metric, ObjectiveSet.Value(trial, _goal.Metric)), NumberText.Cost(limit.Cost, trial.Costs[limit.Cost]));
        yield return $"{winner.Class}: validation {metric} {score}, {cost} of at most {NumberText.Cost(limit.Cost, limit.Max)}, trial {trial.Id}";
        yield return $"  {winner.Genotype}";
        foreach (var line in FloorLines.Of(winner)) yield return "  " + line;
        if (winner.Test is null) yield return "  not trained again from scratch; these are the results of one trial.";
        yield return $"  written beside {model.Beside}: {winner.Class}.nas.cs, {Path.GetFileName(model.RecordPath)}";
    }
}
