using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Records;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Search.Verdicts;

/// <summary>The winners on the device whose profile chose them: measured where it is this machine, and what they draw in a day.</summary>
internal sealed class WinnersOnDevice(SearchOrder order, Goal goal, DryRuns dryRuns)
{
    private const double SecondsADay = 86_400;
    private const double SecondsAnHour = 3600;

    /// <summary>With the winners' latencies measured, where they were predicted for this very machine and matter.</summary>
    public async Task<SearchFindings> Measure(SearchFindings findings, CancellationToken stop)
    {
        if (order.Target is not { IsThisMachine: true } || !goal.NeedsLatency) return findings;
        List<WinnerRecord> records = [];
        foreach (var (record, winner) in findings.Record.Winners.Zip(findings.Winners))
            records.Add(record with { MeasuredLatency = Rounding.Round(await dryRuns.Latency(winner.Genotype, stop), 3) });
        return findings with { Record = findings.Record with { Winners = records } };
    }

    public IEnumerable<string> Lines(RunRecord record)
    {
        if (order.Target is null) yield break;
        foreach (var winner in record.Winners)
        {
            if (winner.MeasuredLatency is { } measured && winner.Costs.TryGetValue(CostName.Latency, out var predicted))
            {
                yield return $"  {winner.Class}: latency {NumberText.Cost(CostName.Latency, predicted)} predicted, "
                    + $"{NumberText.Cost(CostName.Latency, measured)} measured";
                foreach (var limit in Limits(winner).Where(l => l.Cost == CostName.Latency && measured > l.Max))
                    yield return $"  {winner.Class} fails its limit of {NumberText.Cost(limit.Cost, limit.Max)} by measurement.";
            }
            if (Energy(winner) is { } energy) yield return $"  {winner.Class}: {energy}";
        }
    }

    private IEnumerable<Limit> Limits(WinnerRecord winner) =>
        goal.Objectives.Limits.Concat(order.Model.Task.Picks.Where(p => p.Name == winner.Class).Select(p => new Limit(p.Cost, p.Max)));

    /// <summary>Idle power is drawn all day; the rest with each inference, of which the duty cycle holds as many as fit.</summary>
    private string? Energy(WinnerRecord winner)
    {
        if (order.Target!.Power is not { } device || !winner.Costs.TryGetValue(CostName.Energy, out var joules)) return null;
        var text = $"{NumberText.Cost(CostName.Energy, joules)} per inference";
        if (device.DutyCycle is not { } duty || !winner.Costs.TryGetValue(CostName.Latency, out var latency) || latency <= 0) return text;
        var inferences = duty * SecondsADay / latency;
        var day = inferences * joules + (1 - duty) * SecondsADay * device.IdleWatts;
        text += $", {NumberText.Digits(day, 3)} J per day at {NumberText.Digits(100 * duty, 3)} % of the time ({NumberText.Count(inferences)} inferences)";
        return device.Battery is { } wattHours && day > 0
            ? text + $", {NumberText.Digits(wattHours * SecondsAnHour / day, 3)} days on its battery"
            : text;
    }
}
