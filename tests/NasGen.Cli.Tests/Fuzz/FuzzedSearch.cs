using System.Text.Json;
using System.Text.Json.Serialization;
using NasGen.Cli.Records;
using NasGen.Cli.Settings;
using NasGen.Cli.Winners;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Journals;
using NasGen.Search.Records;
using NasGen.Search.Sessions;
using NasGen.Search.Trials;

namespace NasGen.Cli.Tests.Fuzz;

/// <summary>A search of two trials for a random space, as <c>nasgen search</c> makes it, and what must be true of its results.</summary>
internal sealed class FuzzedSearch(SpaceDefinition definition, string folder, ulong seed) : ISearchView
{
    private static readonly JsonSerializerOptions Named = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };
    private static readonly string[] Strategies = ["auto", "random", "evolution", "nsga2", "grid", "tpe"];
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private readonly List<string> _lines = [];

    public SpaceModel Model { get; } = new(definition.Hash, definition.Size, definition.Descriptor, folder);

    public IReadOnlyList<string> Lines => _lines;

    private string State => Path.Combine(folder, "obj", "nas");

    public void Say(string line)
    {
        lock (_lines) _lines.Add(line);
    }

    public void Show(SearchStatus status)
    {
    }

    public void Dispose()
    {
    }

    /// <summary>Runs the search.</summary>
    /// <exception cref="NasException">An error for the user.</exception>
    public async Task<RunRecord> Run()
    {
        var settings = SearchSettings.None.With(SettingTable.Budget, "2trials").With(SettingTable.Workers, 1).With(SettingTable.Seed, seed)
            .With(SettingTable.Strategy, Strategies[seed % (ulong)Strategies.Length]).With(SettingTable.KeepTestClosed, seed % 5 == 0);
        var order = Orders.Resolve([Model], settings, new WorkPlace("none.dll", folder, State))[0];
        using var stop = new CancellationTokenSource(Limit);
        await using var workforce = new EvaluatorWorkforce(definition, new EvaluatorOptions(folder, seed));
        return await new SearchSession(order, workforce, new Deadline(order.Time, TimeSpan.Zero), this, new ProjectOutput(order)).Run(stop.Token);
    }

    /// <summary>Whether record, journal, console and winners tell the same story, in numbers that are finite.</summary>
    public void Check(RunRecord record)
    {
        Assert.All(Numbers(record), text => Assert.False(text is "NaN" or "Infinity" or "-Infinity", "The record has a number that is not finite."));
        Assert.DoesNotContain(_lines, l => l.Contains("NaN", StringComparison.Ordinal) && !l.Contains("NAS2", StringComparison.Ordinal));
        Assert.DoesNotContain(_lines, l => l.Contains("no report could be written", StringComparison.Ordinal));
        Assert.Equal(RecordFile.Format(record), RecordFile.Format(RecordFile.Read(Model.RecordPath)));

        using var journal = Journal.OpenToRead(Model.JournalPath(State), _ => Model.Space);
        var trials = journal.Trials();
        Assert.Empty(journal.Unreadable);
        Assert.Equal(
            trials.GroupBy(t => t.Purpose, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal),
            record.Search.Trials.ToDictionary(StringComparer.Ordinal));
        Assert.Equal(trials.Count(t => t.State == TrialState.Failed), record.Failures.Sum(f => f.Count));
        Assert.All(trials, t => Assert.True(t.State == TrialState.Completed == t.Cause is null, $"Trial {t.Id} is {t.State}: {t.Cause}"));
        Assert.All(trials.Where(t => t.State == TrialState.Completed), Complete);

        var winner = record.Winners[0];
        Assert.Equal(Model.Task.Winner, winner.Class);
        Assert.All(record.Winners, w => Assert.Contains(trials, t => t.State == TrialState.Completed && t.Genotype.ToString() == w.Genotype));
        Assert.All(record.Winners, w => Assert.All(Model.Task.Limits, limit => Assert.InRange(w.Costs[limit.Cost], 0, limit.Value)));
        foreach (var pick in Model.Task.Picks)
        {
            if (record.Winners.SingleOrDefault(w => w.Class == pick.Name) is { } picked) Assert.InRange(picked.Costs[pick.Cost], 0, pick.Max);
            else Assert.Contains(_lines, l => l.StartsWith($"{pick.Name}: no trial met", StringComparison.Ordinal));
        }
        Assert.Empty(Verification.Check(Model));
        var isWorthless = record.Baselines.FirstOrDefault(b => b.Name == "trivial")?.Test is { } trivial && winner.Test is { } test
            && (Model.Task.Objectives.FirstOrDefault() is not { Maximize: false } ? test.Mean < trivial.Mean : test.Mean > trivial.Mean);
        if (isWorthless) Assert.NotEqual("wins", record.Verdict.AgainstRandom);
    }

    private void Complete(Trial trial)
    {
        Assert.All(trial.Metrics.Concat(trial.Costs), m => Assert.True(double.IsFinite(m.Value), $"{m.Key} of trial {trial.Id} is {m.Value}."));
        Assert.All(Model.Task.Objectives, o => Assert.True(trial.Metrics.ContainsKey(o.Name) || trial.Costs.ContainsKey(o.Name), $"Trial {trial.Id} has no {o.Name}."));
    }

    private static IEnumerable<string> Numbers(RunRecord record)
    {
        var waiting = new Stack<JsonElement>([JsonSerializer.SerializeToElement(record, Named)]);
        while (waiting.TryPop(out var element))
            switch (element.ValueKind)
            {
                case JsonValueKind.Object: foreach (var member in element.EnumerateObject()) waiting.Push(member.Value); break;
                case JsonValueKind.Array: foreach (var item in element.EnumerateArray()) waiting.Push(item); break;
                case JsonValueKind.String: yield return element.GetString()!; break;
            }
    }
}
