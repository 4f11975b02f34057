using NasGen.Cli.Records;
using NasGen.Cli.Tests.Commands;
using NasGen.Search.Contracts;
using NasGen.Search.Trials;
using NasGen.Shared;

namespace NasGen.Campaign;

/// <summary>
/// What a search has on the disk. After each event, no finished trial is missing and none is there twice, and the winner and the record are whole or not there.
/// </summary>
/// <param name="folder">The project's folder.</param>
/// <param name="model">The name of the model.</param>
internal sealed class Remains(string folder, string model)
{
    private List<string> _before = [];

    public string Winner => Path.Combine(folder, model + "Best.nas.cs");

    /// <summary>Compares it with what was there before, and counts the event.</summary>
    public void Look(Tally tally, string what)
    {
        var trials = HostProject.TrialsIn(folder);
        var searched = trials.Where(t => t.Purpose != "retrain" && t.State == TrialState.Completed);
        List<string> now = [.. trials.Select(Line)];
        if (!_before.SequenceEqual(now.Take(_before.Count))) tally.Complain(Outcome.Lost, $"{what}: a finished trial is missing");
        else if (searched.GroupBy(t => (t.Purpose, t.Genotype, t.Fidelity)).Any(g => g.Count() > 1))
            tally.Complain(Outcome.Doubled, $"{what}: a trial is there twice");
        else if (Damage() is { } damage) tally.Complain(Outcome.Lost, $"{what}: {damage}");
        else tally.Survived();
        _before = now;
    }

    private string? Damage()
    {
        try
        {
            if (File.Exists(Winner) && File.ReadAllText(Winner) is var text && !text.Contains($"Body = \"{WinnerBody.Hash(text)}\"", StringComparison.Ordinal))
                return "the winner is damaged";
            var record = Path.Combine(folder, model + ".nas.yaml");
            if (File.Exists(record)) RecordFile.Read(record);
            return null;
        }
        catch (NasException e)
        {
            return e.Message;
        }
    }

    private static string Line(Trial trial) => $"{trial.Id} {trial.Purpose} {trial.Genotype} {trial.Fidelity} {trial.Seed} {trial.State}";
}
